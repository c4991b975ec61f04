"""The version of this package, apart so that every stage can say by which version something was made."""

__version__ = "0.4.0"
