"""The audit of a report: which of its printed figures can be right, and what explains the others."""

from __future__ import annotations

from ikm.audit.engine import Audit, audit
from ikm.audit.finding import HIGH, LOW, MEDIUM, SEVERITIES, Finding

__all__ = ["HIGH", "LOW", "MEDIUM", "SEVERITIES", "Audit", "Finding", "audit"]
