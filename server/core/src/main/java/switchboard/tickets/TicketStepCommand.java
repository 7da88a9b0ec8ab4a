package switchboard.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.persistence.Work;
import switchboard.tickets.closure.Answers;
import switchboard.tickets.codes.CodeBook;

/** A step of a room above as a command: first the move, which the caller may make as the ticket is now, then the fields. */
final class TicketStepCommand implements TicketCommands.Command {

    private final TicketGround ground;
    private final Caller caller;
    private final CodeBook codes;
    private final TicketStep step;
    private final Origin origin;
    private final TicketJournal.Act act;
    private @Nullable TicketTransition move;
    private @Nullable TicketChange change;
    private @Nullable Ticket moved;

    TicketStepCommand(TicketGround ground, Caller caller, TicketStep step, Origin origin) {
        this.ground = ground;
        this.caller = caller;
        this.codes = ground.codes().current();
        this.step = step;
        this.origin = origin;
        this.act = TicketJournal.Act.of(caller, origin, ground.now());
    }

    @Override
    public String name() {
        return move == null ? "change" : "transition";
    }

    @Override
    public Ticket compute(Ticket before) {
        TicketStep.Plan plan = step.plan(before);
        move = plan.move() == null ? null : transition(before, plan.move());
        moved = move == null ? before : move.compute(before);
        change = change(plan.fields());
        Ticket after = change.compute(moved);
        return after == before || after.version() == before.version() + 1 ? after : oneVersionOn(before, after);
    }

    private TicketTransition transition(Ticket before, Map<String, ?> fields) {
        TicketTransition.Wish wish = TicketTransition.Wish.read(new Input(fields), codes);
        return new TicketTransition(ground, caller, codes, before.id(), wish, origin);
    }

    private TicketChange change(Map<String, ? extends @Nullable Object> fields) {
        Input input = new Input(fields);
        TicketInput read = TicketInput.read(
                input, codes, TicketInput.Purpose.CHANGE, ground.modules().sight(caller));
        input.check();
        TicketReferences.Resolved references = ground.references().resolve(caller, List.of(read));
        return new TicketChange(ground, caller, read, codes, references, origin);
    }

    private static Ticket oneVersionOn(Ticket before, Ticket after) {
        TicketEdit edit = new TicketEdit(after);
        edit.version = before.version() + 1;
        return edit.build();
    }

    @Override
    public List<JournalEntry> entries(Ticket before, Ticket after) {
        List<JournalEntry> entries = new ArrayList<>();
        Ticket middle = moved == null ? before : moved;
        if (move != null) {
            entries.addAll(move.entries(before, middle));
        }
        if (change != null && !TicketChanges.between(middle, after).isEmpty()) {
            entries.addAll(change.entries(middle, after));
        }
        return entries;
    }

    @Override
    public void written(Work work, Ticket before, Ticket after) {
        step.written(work, before, after);
    }

    @Override
    public Answers answers() {
        return move == null ? Answers.NONE : move.answers();
    }

    @Override
    public TicketJournal.Act act() {
        return act;
    }

    @Override
    public @Nullable String location() {
        return step.location();
    }
}
