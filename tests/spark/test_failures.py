"""Of what Spark says of a failure, the line that tells."""

import pytest

from wherefrom.spark.failures import reason_of

ABORTED = (
    "An error occurred while calling o45.parquet.\n: org.apache.spark.SparkException: Job aborted due to stage failure:"
    " Task 0 in stage 0.0 failed 4 times, most recent failure: Lost task 0.3 in stage 0.0 (TID 3) (host executor 1): {}"
    "\n\tat org.apache.hadoop.fs.FileSystem.create(FileSystem.java:774)"
)
WORKER = (
    "[PYTHON_EXCEPTION] An exception was thrown from the Python worker: Traceback (most recent call last):\n"
    '  File "worker.py", line 4327, in invoke_udf\n    run_process()\n'
    "ModuleNotFoundError: No module named 'wherefrom'\n SQLSTATE: 38000"
)
STARTING = (
    "Using Spark's default log4j profile\n"
    'Exception in thread "main" org.apache.spark.SparkException: Master must either be yarn or start with local\n'
    "\tat org.apache.spark.deploy.SparkSubmit.error(SparkSubmit.scala:1)"
)
UNREACHED = (
    "26/11/30 WARN StandaloneAppClient: Failed to connect to master\n"
    "\tat scala.concurrent.impl.ExecutionContextImpl$$anon$4.run(ExecutionContextImpl.scala:1)\n"
    "Caused by: java.io.IOException: Failed to connect to host.example:7077"
)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (ABORTED.format("java.io.IOException: Mkdirs failed to create x"), "Mkdirs failed to create x"),
        (ABORTED.format("ExecutorLostFailure (executor 1 exited)"), "ExecutorLostFailure (executor 1 exited)"),
        (WORKER, "ModuleNotFoundError: No module named 'wherefrom'"),
        (STARTING, "Master must either be yarn or start with local"),
        (UNREACHED, "Failed to connect to host.example:7077"),
        ("\n[PATH_NOT_FOUND] Path does not exist: file:/x.\nmore", "[PATH_NOT_FOUND] Path does not exist: file:/x."),
        ("", "it gave no reason"),
    ],
)
def test_the_line_that_tells_is_found(told, reason):
    assert reason_of(told) == reason
