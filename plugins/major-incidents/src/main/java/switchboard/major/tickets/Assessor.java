package switchboard.major.tickets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.major.criteria.Criterion;
import switchboard.major.tickets.Assessment.Assessed;
import switchboard.major.tickets.Assessment.Measured;

/** Holds a ticket against criteria. It decides nothing: a person declares. */
final class Assessor {

    private Assessor() {}

    /** @param affectedUsers how many, null where nobody has said */
    static Assessment assess(Ticket ticket, List<Criterion> criteria, @Nullable Object affectedUsers) {
        List<Assessed> assessed = criteria.stream()
                .map(criterion -> assess(ticket, criterion, affectedUsers))
                .toList();
        boolean met = assessed.stream().anyMatch(Assessed::met);
        return new Assessment(ticket.id(), met ? "declare" : "none", assessed);
    }

    private static Assessed assess(Ticket ticket, Criterion criterion, @Nullable Object affectedUsers) {
        List<Measured> measured = criterion.conditions().stream()
                .map(condition -> {
                    Object actual = condition.actual(ticket, affectedUsers);
                    return new Measured(condition, actual, condition.isMetBy(actual));
                })
                .toList();
        boolean met = measured.stream().allMatch(Measured::met);
        return new Assessed(criterion.id(), criterion.name(), criterion.version(), met, measured);
    }
}
