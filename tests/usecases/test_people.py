from models.database import Database
from tests import people


def test_everybody_is_found_again_under_the_same_name(db: Database) -> None:
    for builder in (people.lin, people.wang, people.chen, people.emily, people.zhang, people.ma):
        assert db.run_sync(builder).id == db.run_sync(builder).id
