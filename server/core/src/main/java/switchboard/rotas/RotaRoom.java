package switchboard.rotas;

import java.time.Clock;
import java.util.List;
import switchboard.audit.AuditLog;
import switchboard.calendars.DeskCalendars;
import switchboard.events.Journal;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.users.People;

/** The room of rotas, wired. */
public final class RotaRoom {

    private final DeskOnCall onCall;
    private final List<Object> resources;

    /** What the room needs of the ones below. */
    public record Needs(
            Transactions transactions,
            Ids ids,
            Clock clock,
            Journal journal,
            AuditLog audit,
            People people,
            DeskCalendars calendars) {}

    private RotaRoom(DeskOnCall onCall, List<Object> resources) {
        this.onCall = onCall;
        this.resources = List.copyOf(resources);
    }

    public static RotaRoom open(Needs needs) {
        People people = needs.people();
        RotaGround ground = new RotaGround(
                needs.transactions(),
                needs.ids(),
                needs.clock(),
                new RotaAccess(people.access()),
                new RotaJournal(needs.journal(), needs.audit(), needs.ids(), needs.clock()));
        Rosters rosters = new Rosters(needs.transactions(), people.directory(), needs.calendars());
        DeskOnCall onCall = new DeskOnCall(rosters);
        RotaFields fields = new RotaFields(needs.transactions(), people.directory(), needs.calendars());
        ShiftService shifts = new ShiftService(ground, rosters, onCall);
        return new RotaRoom(
                onCall,
                List.of(
                        new RotaResource(new RotaService(ground, fields), shifts),
                        new OverrideResource(new OverrideService(ground, people.directory())),
                        new OnCallResource(shifts)));
    }

    /** What the rooms above and plugins ask. */
    public DeskOnCall onCall() {
        return onCall;
    }

    public List<Object> resources() {
        return resources;
    }
}
