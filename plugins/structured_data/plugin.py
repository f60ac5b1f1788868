"""Where Pelican calls the desk for structured data."""

from newsroom.engine.plan import begin_edition
from newsroom.records.newspaper import Newspaper
from plugins.structured_data.article import describe_report
from plugins.structured_data.newspaper import describe_front
from plugins.structured_data.person import describe_profile

__all__ = ["register"]


def add_structured_data(newspaper: Newspaper) -> None:
    """Give front pages and the pages of reports and people their JSON-LD."""
    newspaper.on_reports["structured"] = describe_report
    newspaper.on_fronts["structured"] = describe_front
    newspaper.on_people["structured"] = describe_profile


def register() -> None:
    """Connect the desk to Pelican."""
    begin_edition.connect(add_structured_data)
