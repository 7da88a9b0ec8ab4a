package switchboard.plugins.generation;

import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketGuard;
import switchboard.plugins.calls.CallKind;

/** A plugin's guard as the ticket service knows it. */
final class PluginTicketGuard implements TicketGuard {

    private final TicketGuard guard;
    private final String name;
    private final boolean failsClosed;
    private final String prefix;
    private final Using<TicketGuard> using;

    private PluginTicketGuard(
            TicketGuard guard, String name, boolean failsClosed, Generation generation, LiveGenerations live) {
        this.guard = guard;
        this.name = name;
        this.failsClosed = failsClosed;
        this.prefix = generation.manifest().settingsOwner() + ".";
        this.using = new Using<>(generation, live, other -> other.guards().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findAny()
                .orElse(null));
    }

    static TicketGuard of(Generation generation, TicketGuard guard, LiveGenerations live) {
        return new PluginTicketGuard(
                guard, Answers.text(guard.name(), "a guard's name"), guard.failsClosed(), generation, live);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean failsClosed() {
        return failsClosed;
    }

    @Override
    public Decision check(String command, @Nullable Ticket before, Ticket after) {
        return using.get(
                CallKind.GUARD,
                name,
                () -> Answers.decision(guard.check(command, before, after), prefix),
                other -> other.check(command, before, after));
    }
}
