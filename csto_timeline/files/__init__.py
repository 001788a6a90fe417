"""Read and write timelines: JSON without loss, CSV for spells, and a data package for other programs."""

from .csv_files import read_csv
from .json_files import read_json

__all__ = ["read_csv", "read_json"]
