package switchboard.tickets;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Work;
import switchboard.tickets.closure.Answers;
import switchboard.tickets.closure.Closure;
import switchboard.tickets.closure.ClosureRows;
import switchboard.tickets.closure.ConfirmationPeriod;
import switchboard.tickets.closure.ConfirmationRows;
import switchboard.tickets.closure.DefaultAnswers;
import switchboard.tickets.closure.ResolvedNotice;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.codes.Phase;

/**
 * What follows when a ticket is resolved, reopened or closed, whatever command did it: the requester is asked, no longer
 * asked, or the closing is kept for good. It is planned before the transaction of the command and written inside it.
 */
final class TicketClosing {

    private final ConfirmationRules rules;

    TicketClosing(ConfirmationRules rules) {
        this.rules = rules;
    }

    /**
     * What follows.
     *
     * @param data for the entry of the move
     */
    record Ending(Map<String, Object> data, Consumer<Work> write) {

        static final Ending NONE = new Ending(Map.of(), work -> {});
    }

    /** @param facts what the guards of plugins gave for this command */
    Ending of(
            TicketGround ground,
            Ticket before,
            Ticket after,
            Map<String, Object> facts,
            TicketCommands.Command command) {
        CodeBook codes = ground.codes().current();
        Phase was = codes.phase(before.status());
        Phase is = codes.phase(after.status());
        if (is == was) {
            return Ending.NONE;
        }
        return switch (is) {
            case RESOLVED -> asked(ground, was, after, command.act());
            case CLOSED -> closed(after, facts, command);
            default ->
                was == Phase.RESOLVED
                        ? new Ending(Map.of(), work -> ConfirmationRows.remove(work.dsl(), after.id()))
                        : Ending.NONE;
        };
    }

    private Ending asked(TicketGround ground, Phase was, Ticket after, TicketJournal.Act act) {
        Instant confirmBy = ConfirmationPeriod.end(
                rules.calendars().apply(after.organization()),
                act.at(),
                rules.days().getAsInt());
        // Nobody is told what they did themselves, or that an end was taken back.
        boolean tells = was.isOpen() && !after.requester().equals(act.actor());
        @Nullable Notification notice = tells ? ResolvedNotice.of(after, confirmBy) : null;
        return new Ending(Map.of("confirmBy", confirmBy), work -> {
            ConfirmationRows.ask(work.dsl(), after.id(), act.at(), confirmBy);
            if (notice != null) {
                ground.notifier().notify(work, notice);
            }
        });
    }

    private static Ending closed(Ticket after, Map<String, Object> facts, TicketCommands.Command command) {
        TicketJournal.Act act = command.act();
        boolean confirmed = after.confirmedBy() != null && !after.confirmedBy().equals(TicketTransition.AUTO);
        Answers answers = command.answers().or(DefaultAnswers.of(after.kind(), after.closureCode(), confirmed, facts));
        return new Ending(Map.of("closure", answers.byName()), work -> {
            ConfirmationRows.remove(work.dsl(), after.id());
            ClosureRows.insert(
                    work.dsl(),
                    after.id(),
                    after.version(),
                    new Closure(
                            after.status(),
                            after.closureCode(),
                            after.resolution(),
                            answers,
                            after.confirmedBy(),
                            act.actor(),
                            act.origin().channel(),
                            facts,
                            after.createdAt(),
                            firstResponse(work.dsl(), after),
                            after.resolvedAt(),
                            after.closedAt() == null ? act.at() : after.closedAt()));
        });
    }

    /** The first public reply by a person other than the requester. */
    private static @Nullable Instant firstResponse(DSLContext dsl, Ticket ticket) {
        TicketTables.EntryTable replies = TicketTables.REPLY;
        return dsl.select(replies.createdAt)
                .from(replies.table)
                .where(replies.ticket.eq(ticket.id()), replies.author.ne(ticket.requester()))
                .orderBy(replies.createdAt)
                .limit(1)
                .fetchOne(replies.createdAt);
    }
}
