package switchboard.rotas;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;

/** What the commands of this room stand on. */
record RotaGround(Transactions transactions, Ids ids, Clock clock, RotaAccess access, RotaJournal journal) {

    /** The time as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
