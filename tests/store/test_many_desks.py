"""Twenty desks at one server that is killed in the middle: nothing acknowledged is lost, no correction is merged away."""

from benchmarks.desks import measure
from tests.store.postgres_server import PostgresServer


def test_twenty_desks_and_a_server_killed_in_the_middle(postgres: PostgresServer) -> None:
    tally = measure(postgres, desks=20, seconds=6, kills=1)
    assert len(tally.acknowledged) > 40
    assert sum(tally.corrections.values()) > 5
    assert (tally.lost, tally.lost_updates, tally.chain_is_whole) == (0, 0, True)
    assert sum(tally.faults.values()) >= 1, "the server was not killed while anybody used it"
