"""Memos as files: Markdown, HTML and DOCX of what ``report.views.memo`` says."""
