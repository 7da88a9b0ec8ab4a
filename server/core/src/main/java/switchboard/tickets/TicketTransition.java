package switchboard.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.FieldError;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.tickets.closure.Answers;
import switchboard.tickets.closure.ConfirmationRows;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.codes.Phase;
import switchboard.tickets.codes.Transition;
import switchboard.tickets.codes.Workflow;

/** The command that moves a ticket to another status. */
final class TicketTransition implements TicketCommands.Command {

    /** Confirmed by nobody: the requester has said nothing in time. */
    static final String AUTO = "auto";

    private static final String ON_BEHALF = "on_behalf";
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
     * @param closure what the caller says where the ticket is closed
     */
    record Wish(
            String to,
            @Nullable String resolution,
            @Nullable String code,
            @Nullable String comment,
            @Nullable String channel,
            Answers closure) {

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
                    channel,
                    Answers.read(input.object("closure")));
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
        if (!mover.agent()) {
            requireTimely(before, mover);
        }
        TicketEdit edit = new TicketEdit(before);
        Instant at = TicketChange.later(before, act.at());
        edit.status = wish.to();
        describe(edit, before, at, isRequester);
        Ticket after = TicketComputation.stamped(before, edit, at);
        List<FieldError> faults = closureFaults(mover);
        faults.addAll(missing(move, after));
        RequiredFields.require(faults);
        return after;
    }

    /** A requester reopens within the time that the desk has promised to wait; somebody who works here always may. */
    private void requireTimely(Ticket before, Workflow.Mover mover) {
        if (codes.phase(before.status()) != Phase.RESOLVED
                || !codes.phase(wish.to()).isOpen()) {
            return;
        }
        Instant confirmBy = ground.transactions().read(dsl -> ConfirmationRows.confirmBy(dsl, before.id()));
        if (confirmBy != null && act.at().isAfter(confirmBy)) {
            throw refused(
                    Refusal.CONFLICT,
                    "ticket.confirmation_over",
                    "The time to reopen this ticket ended at " + confirmBy + ".",
                    before,
                    mover);
        }
    }

    /** What is said of a closing belongs to one, and whether a service level was met is not the requester's to say. */
    private List<FieldError> closureFaults(Workflow.Mover mover) {
        List<FieldError> faults = new ArrayList<>();
        Answers said = wish.closure();
        if (!said.equals(Answers.NONE) && codes.phase(wish.to()) != Phase.CLOSED) {
            faults.add(new FieldError("closure", "not_allowed", "closure belongs to a move that closes the ticket."));
        }
        if (said.serviceLevelMet() != null && !mover.agent()) {
            faults.add(new FieldError(
                    "closure.serviceLevelMet",
                    "not_allowed",
                    "closure.serviceLevelMet is said by whoever works on the ticket."));
        }
        return faults;
    }

    private List<FieldError> missing(Transition move, Ticket after) {
        List<FieldError> missing = new ArrayList<>();
        if (move.requiresResolution() && wish.resolution() == null) {
            missing.add(RequiredFields.error("resolution"));
        }
        if (ON_BEHALF.equals(after.confirmedBy()) && act.origin().channel().equals(Origin.API.channel())) {
            missing.add(new FieldError(
                    "channel",
                    "required",
                    "channel is required: who confirms on behalf says how the requester was contacted."));
        }
        missing.addAll(RequiredFields.missing(move.requires(), after, () -> TicketInformation.missing(ground, after)));
        return missing;
    }

    /** The status alone: whether the move would have been legal does not matter any more. */
    @Override
    public Ticket wanted(Ticket current) {
        ground.access().require(caller, TicketAccess.TRANSITION, current);
        TicketEdit edit = new TicketEdit(current);
        edit.status = wish.to();
        return edit.build();
    }

    private void describe(TicketEdit edit, Ticket before, Instant at, boolean byRequester) {
        Phase phase = codes.phase(edit.status);
        boolean open = phase.isOpen();
        boolean resolves = phase == Phase.RESOLVED && codes.phase(before.status()) != Phase.RESOLVED;
        edit.resolution = open ? null : wish.resolution() == null ? edit.resolution : wish.resolution();
        edit.closureCode = open ? null : wish.code() == null ? edit.closureCode : wish.code();
        edit.resolvedAt = open ? null : resolves ? at : edit.resolvedAt;
        edit.closedAt = phase.isFinal() ? at : null;
        edit.confirmedBy = phase == Phase.CLOSED ? confirmedBy(byRequester) : null;
    }

    private String confirmedBy(boolean byRequester) {
        if (act.actor() == null) {
            return AUTO;
        }
        return byRequester ? "requester" : ON_BEHALF;
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
    public Answers answers() {
        return wish.closure();
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
