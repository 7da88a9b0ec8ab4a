package switchboard.tickets;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.codes.Statuses;
import switchboard.tickets.codes.Transition;
import switchboard.tickets.codes.Workflow;

/** The command that moves a ticket to another status. */
final class TicketTransition implements TicketCommands.Command {

    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    private final TicketGround ground;
    private final Caller caller;
    private final CodeBook codes;
    private final UUID ticket;
    private final Wish wish;
    private final TicketJournal.Act act;

    TicketTransition(TicketGround ground, Caller caller, CodeBook codes, UUID ticket, Wish wish, Origin origin) {
        this.ground = ground;
        this.caller = caller;
        this.codes = codes;
        this.ticket = ticket;
        this.wish = wish;
        Origin by = wish.channel() == null ? origin : new Origin(wish.channel(), origin.cause());
        this.act = TicketJournal.Act.of(caller, by, ground.now());
    }

    /**
     * What the caller asks for.
     *
     * @param channel how the requester said so, where it was not over the API
     */
    record Wish(
            String to,
            @Nullable String resolution,
            @Nullable String code,
            @Nullable String comment,
            @Nullable String channel) {

        static Wish read(Input input, CodeBook codes) {
            String to = input.requiredText("to", 60);
            if (!to.isEmpty() && !codes.has(CodeBook.STATUS, to)) {
                input.fail(
                        "to",
                        "not_allowed",
                        "must be one of "
                                + String.join(", ", codes.table(CodeBook.STATUS).keySet()));
            }
            String channel = input.text("channel", 32);
            if (channel != null && !CHANNEL.matcher(channel).matches()) {
                input.fail("channel", "format", "must be a word in lower case, such as phone or email");
            }
            Wish wish = new Wish(
                    to,
                    blankToNull(input.text("resolution", TicketInput.LONGEST_TEXT)),
                    input.oneOf("code", codes.active(CodeBook.CLOSURE_CODE)),
                    blankToNull(input.text("comment", TicketInput.LONGEST_TEXT)),
                    channel);
            input.check();
            return wish;
        }

        private static @Nullable String blankToNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    @Override
    public String name() {
        return "transition";
    }

    @Override
    public Ticket compute(Ticket before) {
        ground.access().require(caller, TicketAccess.TRANSITION, before);
        boolean isRequester = caller.id().equals(before.requester());
        Workflow.Mover mover =
                new Workflow.Mover(TicketAccess.coversAsAgent(caller, TicketAccess.TRANSITION, before), isRequester);
        Transition move = codes.workflow()
                .find(before.kind(), before.status(), wish.to())
                .orElseThrow(() -> illegal(before, mover));
        if (!mover.may(move)) {
            throw refused(Refusal.FORBIDDEN, "access.forbidden", "This move is not yours to make.", before, mover);
        }
        if (move.requiresResolution() && wish.resolution() == null) {
            throw new InvalidInputException("resolution", "required", "resolution is required to resolve a ticket.");
        }
        TicketEdit edit = new TicketEdit(before);
        Instant at = TicketChange.later(before, act.at());
        edit.status = wish.to();
        describe(edit, at, isRequester);
        return TicketComputation.stamped(before, edit, at);
    }

    /** The status alone: whether the move would have been legal does not matter any more. */
    @Override
    public Ticket wanted(Ticket current) {
        ground.access().require(caller, TicketAccess.TRANSITION, current);
        TicketEdit edit = new TicketEdit(current);
        edit.status = wish.to();
        return edit.build();
    }

    private void describe(TicketEdit edit, Instant at, boolean byRequester) {
        boolean open = Statuses.isOpen(edit.status);
        edit.resolution = open ? null : wish.resolution() == null ? edit.resolution : wish.resolution();
        edit.closureCode = open ? null : wish.code() == null ? edit.closureCode : wish.code();
        edit.resolvedAt = open ? null : edit.status.equals(Statuses.RESOLVED) ? at : edit.resolvedAt;
        edit.closedAt = Statuses.isFinal(edit.status) ? at : null;
        edit.confirmedBy = edit.status.equals(Statuses.CLOSED) ? confirmedBy(byRequester) : null;
    }

    private String confirmedBy(boolean byRequester) {
        if (act.actor() == null) {
            return "auto";
        }
        return byRequester ? "requester" : "on_behalf";
    }

    private ServiceDeskException illegal(Ticket before, Workflow.Mover mover) {
        return refused(
                Refusal.CONFLICT,
                "ticket.illegal_transition",
                "A ticket that is " + before.status() + " cannot become " + wish.to() + ".",
                before,
                mover);
    }

    private ServiceDeskException refused(
            Refusal refusal, String code, String detail, Ticket before, Workflow.Mover mover) {
        List<String> allowed = codes.workflow().allowed(before.kind(), before.status(), mover);
        return new ServiceDeskException(refusal, code, detail, List.of(), Map.of("allowed", allowed), null);
    }

    @Override
    public List<JournalEntry> entries(Ticket before, Ticket after) {
        Map<String, Object> text = new LinkedHashMap<>();
        if (wish.comment() != null) {
            text.put("comment", wish.comment());
        }
        if (wish.resolution() != null) {
            text.put("resolution", wish.resolution());
        }
        return List.of(
                TicketJournal.changed(ground.ids().next(), TicketJournal.TRANSITIONED, before, after, act, text));
    }

    @Override
    public TicketJournal.Act act() {
        return act;
    }

    @Override
    public String location() {
        return "/api/v1/tickets/" + ticket;
    }
}
