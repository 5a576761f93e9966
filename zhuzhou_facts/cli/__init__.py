"""The command line: commands parsed by Typer, run, and their results written."""

from zhuzhou_facts.cli.app import run

__all__ = ["run"]
