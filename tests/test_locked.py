"""The files of exact versions: that of development has every extra but Spark's, which has one of its own."""

import re
import tomllib

from places import ROOT


def versions(name):
    """The packages of a file of exact versions, each with its version."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return dict(re.match(r"([\w.-]+)(?:\[.*\])?==([\w.]+)", line).groups() for line in lines if line[0] != "#")


def test_only_spark_is_left_out_of_the_versions_of_development():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    named = re.search(r"^EXTRAS := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1].split()
    assert set(named) == set(extras) - {"spark"}


def test_spark_has_the_same_versions_but_for_pandas():
    ours, of_spark = versions("requirements-dev.txt"), versions("requirements-spark.txt")
    assert "pyspark" not in ours
    assert {name for name in ours.keys() & of_spark.keys() if ours[name] != of_spark[name]} == {"pandas"}
    assert int(ours["pandas"].partition(".")[0]) > int(of_spark["pandas"].partition(".")[0])
