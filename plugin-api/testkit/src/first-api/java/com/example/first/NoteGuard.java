package com.example.first;

import java.util.Map;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketGuard;

/** Refuses one title, and stores a field with every other change. */
final class NoteGuard implements TicketGuard {

    @Override
    public String name() {
        return "first";
    }

    @Override
    public boolean failsClosed() {
        return true;
    }

    @Override
    public Decision check(String command, Ticket before, Ticket after) {
        if (after.title().equals("refused by first-api")) {
            return Decision.veto("This title is refused.");
        }
        if (after.title().equals("passed by first-api")) {
            return Decision.PASS;
        }
        return new Decision(null, Map.of("first-api.command", command));
    }
}
