"""Look up figures on Zhuzhou's forty years of reform, told truly."""

__version__ = "0.1.0"
