"""How the risks of a plan are told: those with a figure one by one, the others gathered, so that a talk stays short."""

from dataclasses import dataclass

from ..domain.plan import Plan, Risk, RiskGroup

HELP, UNKNOWN = "help", "unknown"


@dataclass(frozen=True, slots=True)
class RiskScreen:
    """What is shown at once.

    Attributes:
        id: ``risk.<concept>`` for a single one, ``help`` for the serious ones, ``unknown`` for those without a figure.
    """

    id: str
    risks: tuple[Risk, ...]

    @property
    def concepts(self) -> tuple[str, ...]:
        """Ids of its risk rows."""
        return tuple(risk.concept for risk in self.risks)

    def covered_by(self, covered: tuple[str, ...]) -> bool:
        """Return whether all of it was talked through."""
        return all(concept in covered for concept in self.concepts)


def risk_screens(plan: Plan) -> tuple[RiskScreen, ...]:
    """Return the screens in order: figures first, then what needs help, then what nobody counted."""
    serious = tuple(risk for risk in plan.risks if risk.group is RiskGroup.SERIOUS)
    known = tuple(risk for risk in plan.risks if risk.rate is not None and risk not in serious)
    rest = tuple(risk for risk in plan.risks if risk.rate is None and risk not in serious)
    single = [RiskScreen(f"risk.{risk.concept}", (risk,)) for risk in known]
    counted = [RiskScreen(f"risk.{risk.concept}", (risk,)) for risk in serious if risk.rate is not None]
    gathered = [RiskScreen(HELP, tuple(risk for risk in serious if risk.rate is None)), RiskScreen(UNKNOWN, rest)]
    return (*single, *counted, *(screen for screen in gathered if screen.risks))


def open_screens(plan: Plan, covered: tuple[str, ...]) -> tuple[RiskScreen, ...]:
    """Return the screens that were not talked through yet."""
    return tuple(screen for screen in risk_screens(plan) if not screen.covered_by(covered))
