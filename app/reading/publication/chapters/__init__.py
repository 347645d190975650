"""The six chapters of a volume → which programmes they describe, and how amply."""

from app.reading.publication.chapters.chapter_files import RECORD, chapter_files

__all__ = ["RECORD", "chapter_files"]
