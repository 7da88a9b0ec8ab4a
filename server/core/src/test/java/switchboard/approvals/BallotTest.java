package switchboard.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ballot against a model that counts on from vote to vote until nothing can change any more. */
class BallotTest {

    @Test
    void whatComesOfAStepIsWhatThePlainModelSays() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int seats = 1 + random.nextInt(8);
            int quorum = 1 + random.nextInt(seats);
            List<String> votes = new ArrayList<>();
            for (int seat = 0; seat < seats; seat++) {
                votes.add(List.of(States.OPEN, States.APPROVED, States.REJECTED).get(random.nextInt(3)));
            }
            assertThat(Ballot.of(votes.stream().map(vote -> seat(vote, quorum)).toList())
                            .outcome())
                    .as("seed %d: %s with quorum %d", seed, votes, quorum)
                    .isEqualTo(plainly(votes, quorum));
        }
    }

    /** Asks every way in which those who have not voted could vote. */
    private static Ballot.Outcome plainly(List<String> votes, int quorum) {
        long approved = votes.stream().filter(States.APPROVED::equals).count();
        boolean everyoneElseAgrees = Stream.concat(
                                votes.stream().filter(States.OPEN::equals),
                                votes.stream().filter(States.APPROVED::equals))
                        .count()
                >= quorum;
        return approved >= quorum
                ? Ballot.Outcome.AGREED
                : everyoneElseAgrees ? Ballot.Outcome.OPEN : Ballot.Outcome.REFUSED;
    }

    private static Seat seat(String state, int quorum) {
        UUID person = UUID.randomUUID();
        return new Seat(UUID.randomUUID(), 1, quorum, person, person, state, null, null, null);
    }
}
