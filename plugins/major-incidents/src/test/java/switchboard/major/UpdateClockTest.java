package switchboard.major;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.api.http.Input;
import switchboard.api.notifications.Notification;
import switchboard.api.notifications.NotificationTemplate;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.major.criteria.Criteria;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.MajorSettings;
import switchboard.major.incidents.Declarations;
import switchboard.major.incidents.IncidentChanges;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.incidents.TicketPriority;
import switchboard.major.timeline.Entries;
import switchboard.testkit.fakes.Declared;
import switchboard.testkit.fakes.FakeCaller;
import switchboard.testkit.fakes.FakeContext;

/** The clock of updates, on a clock that the test sets. */
class UpdateClockTest {

    private static final String MISSED = "majorincident.update_missed";

    private static FakeContext context;
    private static MajorIncidentsPlugin plugin;
    private static FakeCaller lead;
    private static FakeCaller chief;

    @BeforeAll
    static void start() {
        plugin = new MajorIncidentsPlugin();
        context = FakeContext.of(plugin);
        lead = FakeCaller.named("lead")
                .mayInOrganization("ticket:read", MajorPermissions.READ)
                .mayInOrganization(MajorPermissions.DECLARE, MajorPermissions.MANAGE);
        chief = FakeCaller.named("chief");
        context.users().add(lead);
        context.users().add(chief);
        context.settings().set(MajorSettings.INCIDENT_MANAGER, "chief");
        plugin.start(context);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static void hear() throws Exception {
        Declared.by(plugin).job("overdue-updates").handler().run("");
    }

    private static List<Notification> missed() {
        return context.notifications().sent(MISSED);
    }

    @Test
    void bothManagersAreToldOnceOfEachMissedUpdate() throws Exception {
        Ground ground = Ground.of(context);
        Incidents incidents = new Incidents(ground);
        Entries entries = new Entries(ground);
        TicketPriority priority = new TicketPriority(ground, incidents, entries);
        Declarations declarations = new Declarations(ground, incidents, new Criteria(ground), entries, priority);
        IncidentChanges changes = new IncidentChanges(ground, incidents, entries);
        Ticket ticket = context.tickets().create(lead, Map.of("kind", "incident", "title", "No mail"), Origin.API);
        MajorIncident incident = declarations.declare(
                lead,
                ticket,
                new Input(Map.of("summary", "Mail", "reason", "All", "manager", "lead", "cadenceMinutes", 30)));

        context.clock().advance(Duration.ofMinutes(29));
        hear();
        assertThat(missed()).isEmpty();

        context.clock().advance(Duration.ofMinutes(2));
        hear();
        hear();
        assertThat(missed()).hasSize(1);
        assertThat(missed().getFirst().receivers()).containsExactlyInAnyOrder(lead.id(), chief.id());
        assertThat(missed().getFirst().urgent()).isTrue();

        // Three more intervals pass while nobody hears: they are told of as one.
        context.clock().advance(Duration.ofMinutes(95));
        hear();
        hear();
        assertThat(missed()).hasSize(2);

        ground.database()
                .inTransaction(transaction -> changes.updated(
                        transaction, incidents.lock(transaction, incident.id()).orElseThrow()));
        context.clock().advance(Duration.ofMinutes(29));
        hear();
        assertThat(missed()).hasSize(2);
        context.clock().advance(Duration.ofMinutes(1));
        hear();
        assertThat(missed()).hasSize(3);

        changes.move(lead, incident.id(), null, new Input(Map.of("to", "resolved")));
        context.clock().advance(Duration.ofHours(9));
        hear();
        assertThat(missed()).hasSize(3);
    }

    @Test
    void everyNoticeIsWrittenInFourLanguages() {
        List<NotificationTemplate> templates = Declared.by(plugin).all(NotificationTemplate.class);

        assertThat(templates).hasSize(5);
        assertThat(templates)
                .allSatisfy(template -> assertThat(template.texts()).containsOnlyKeys("en", "sv", "ru", "zh"));
    }
}
