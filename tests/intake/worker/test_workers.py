"""The process that reads what cannot be bounded from inside: used again, replaced where it ends, within limits."""

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from hostile import pdf_of_blanks, pdf_of_missing_pages
from wherefrom.errors import InputError, UnexpectedError
from wherefrom.intake.found import Found
from wherefrom.intake.worker import pipes
from wherefrom.intake.worker import workers as module
from wherefrom.intake.worker.workers import Workers

PAGE = b"<html><head><title>Weir opened</title></head><body><p>%s</p></body></html>" % (
    b"The weir at Lowmark was opened on Friday, the harbour master said, after a month of work. " * 3
)
posix = pytest.mark.skipif(os.name != "posix", reason="limits and signals of POSIX")


@pytest.fixture
def few():
    made = Workers(memory=400 << 20, seconds=2)
    yield made
    made.close()


def process_of(made):
    (worker,) = made._idle
    return worker._process


def titled(made):
    return made.run("page", Found, PAGE, "weir.html").title


def test_one_process_reads_page_after_page(few):
    assert titled(few) == "Weir opened"
    first = process_of(few).pid
    assert [titled(few) for _ in range(3)] == ["Weir opened"] * 3
    assert process_of(few).pid == first


def test_a_reason_of_the_reader_is_an_error_of_this_input(few):
    with pytest.raises(InputError, match=r"^scan\.pdf: has no text layer") as caught:
        few.run("pdf", Found, pdf_of_blanks(0), "scan.pdf")
    assert not isinstance(caught.value, UnexpectedError)
    with pytest.raises(InputError, match="is a damaged PDF"):
        few.run("pdf", Found, pdf_of_missing_pages(90), "pages.pdf")
    assert few._idle[0].answered == 2


def test_a_killed_process_is_replaced(few):
    titled(few)
    process_of(few).kill()
    process_of(few).wait()
    assert titled(few) == "Weir opened"


@posix
def test_what_dies_by_itself_dies_alone(few, monkeypatch):
    titled(few)
    process_of(few).send_signal(signal.SIGSTOP)
    monkeypatch.setattr(module, "_PATIENCE", 0.2)
    with pytest.raises(InputError, match="takes more than 2 seconds"):
        titled(few)
    monkeypatch.undo()
    assert titled(few) == "Weir opened"


@posix
def test_memory_has_an_end_and_the_next_input_none_of_it(few):
    with pytest.raises(InputError, match=r"blanks\.pdf: needs more than 0\.391 GB of memory"):
        few.run("pdf", Found, pdf_of_blanks(600), "blanks.pdf")
    assert titled(few) == "Weir opened"


def test_threads_have_processes_of_their_own(few):
    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(lambda _: titled(few), range(9))) == {"Weir opened"}
    assert 1 <= len(few._idle) <= 3


def test_closing_ends_every_process(few):
    titled(few)
    process = process_of(few)
    few.close()
    assert process.returncode == 0
    assert titled(few) == "Weir opened"


def test_a_process_that_cannot_be_started_is_an_error_of_the_input(few, monkeypatch):
    monkeypatch.setattr(pipes, "_interpreter", lambda: "/nowhere/python")
    with pytest.raises(InputError, match="no process for it could be started"):
        titled(few)


def shared_title(_):
    return titled(module.workers())


@pytest.mark.parametrize("method", sorted({"spawn", "fork"} & set(multiprocessing.get_all_start_methods())))
def test_a_process_of_a_pool_has_its_own(method):
    assert shared_title(0) == "Weir opened"
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
        assert set(pool.map(shared_title, range(6))) == {"Weir opened"}
    assert shared_title(0) == "Weir opened"


@posix
def test_it_ends_with_its_parent(tmp_path):
    script = textwrap.dedent(
        """
        import os, sys
        from wherefrom.intake import article_from_html
        from wherefrom.intake.worker.workers import workers
        article_from_html("<p>" + "The weir is open, she said, and the river calm as it was in May. " * 9)
        print(workers()._idle[0]._process.pid, flush=True)
        if sys.argv[1] == "killed":
            os.kill(os.getpid(), 9)
        """
    )
    for how in ("well", "killed"):
        result = subprocess.run([sys.executable, "-W", "error", "-c", script, how], capture_output=True, text=True)
        assert result.stderr == ""
        pid = int(result.stdout)
        for _ in range(50):
            if not is_alive(pid):
                break
            time.sleep(0.1)
        assert not is_alive(pid)


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        return file.read().rsplit(")", 1)[1].split()[0] != "Z"


def test_what_a_library_prints_does_not_come_between(few, tmp_path, monkeypatch):
    # The worker's standard output is not the one that answers go through.
    (tmp_path / "sitecustomize.py").write_text("print('hello from a hook')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert titled(few) == "Weir opened"


def test_an_error_can_go_to_another_process():
    import pickle

    error = UnexpectedError("a.html", "TypeError: no", "Traceback ...")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.name, again.reason, again.traceback, str(again)) == (
        UnexpectedError,
        error.name,
        error.reason,
        error.traceback,
        str(error),
    )


def test_many_at_once_do_not_share_a_process():
    made = Workers()
    seen, barrier = set(), threading.Barrier(2)

    def ask():
        worker = made._free()
        barrier.wait()
        seen.add(worker._process.pid)
        worker.close()

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 2
