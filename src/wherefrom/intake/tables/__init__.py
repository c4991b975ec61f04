"""Tables of articles, one a row: delimited text (CSV, TSV) and spreadsheets (XLSX, ODS)."""
