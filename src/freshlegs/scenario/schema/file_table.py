"""The top of a file, which knows where the file is."""

from pathlib import Path
from typing import Any

from pydantic import PrivateAttr

from freshlegs.scenario.schema.value_types import Table


class FileTable(Table):
    """Base of the top of a file: paths in it are seen from the file."""

    _source: str = PrivateAttr("-")

    def model_post_init(self, context: Any) -> None:
        """Keep the file's path, which is none of its keys."""
        self._source = context["source"] if context else self._source

    @property
    def source(self) -> str:
        """Path of the file, or "-"."""
        return self._source

    @property
    def folder(self) -> Path:
        """The folder to which paths in the file are relative."""
        return Path() if self.source == "-" else Path(self.source).parent
