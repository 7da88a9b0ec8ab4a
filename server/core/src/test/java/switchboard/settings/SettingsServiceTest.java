package switchboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.error.FieldError;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Input;
import switchboard.api.settings.SettingDefinition;
import switchboard.audit.AuditLog;
import switchboard.audit.RoomCaller;
import switchboard.events.Journal;
import switchboard.json.Json;
import switchboard.persistence.TestDatabase;
import switchboard.secrets.SecretBox;

class SettingsServiceTest {

    private static final SettingDefinition<String> NAME = SettingDefinition.of("name", "Name", String.class, "Desk");
    private static final SettingDefinition<Integer> SIZE = new SettingDefinition<>(
            "size", "Size", Integer.class, 10, false, size -> size > 0 ? "" : "must be more than 0");
    private static final SettingDefinition<Boolean> OPEN = SettingDefinition.of("open", "Open", Boolean.class, false);
    private static final SettingDefinition<Duration> PAUSE =
            SettingDefinition.of("pause", "Pause", Duration.class, Duration.ofMinutes(5));
    private static final SettingDefinition<String> PASSWORD =
            new SettingDefinition<>("password", "Password", String.class, "", true, value -> "");

    private final TestDatabase database = TestDatabase.create();
    private final SecureRandom random = new SecureRandom();
    private final SecretBox box = new SecretBox(new byte[32], random);
    private final SettingsService settings = service();
    private final Caller caller = RoomCaller.with(Map.of("setting:read", Reach.ALL, "setting:edit", Reach.ALL));

    @BeforeEach
    void define() {
        settings.define("core", List.of(NAME, SIZE, OPEN, PAUSE, PASSWORD));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private SettingsService service() {
        Journal journal = new Journal(random, () -> {});
        AuditLog audit = new AuditLog(journal, database.ids(), database.clock());
        SettingRecord record = new SettingRecord(audit, journal, database.ids(), database.clock());
        return new SettingsService(database.transactions(), record, box, database.clock());
    }

    @Test
    void valuesOfEveryTypeAreSetAndResetAtOnce() {
        assertThat(settings.of("core").get(SIZE)).isEqualTo(10);
        SettingList changed = change(Map.of(
                "core.name",
                "Our desk",
                "core.size",
                12,
                "core.open",
                true,
                "core.pause",
                "PT15M",
                "core.password",
                "s3cret"));
        assertThat(changed.version()).isEqualTo(1);
        assertThat(settings.of("core").get(NAME)).isEqualTo("Our desk");
        assertThat(settings.of("core").get(SIZE)).isEqualTo(12);
        assertThat(settings.of("core").get(OPEN)).isTrue();
        assertThat(settings.of("core").get(PAUSE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.of("core").get(PASSWORD)).isEqualTo("s3cret");
        Map<String, Object> reset = new HashMap<>();
        reset.put("core.size", null);
        reset.put("core.password", null);
        assertThat(change(reset).version()).isEqualTo(2);
        assertThat(settings.of("core").get(SIZE)).isEqualTo(10);
        assertThat(settings.of("core").get(PASSWORD)).isEmpty();
        assertThat(settings.of("core").get(NAME)).isEqualTo("Our desk");
        assertThat(change(Map.of("core.name", "Our desk")).version())
                .as("nothing new")
                .isEqualTo(2);
    }

    @Test
    void everyFaultIsToldAndNothingIsStored() {
        Input input = input(Map.of(
                "core.name",
                5,
                "core.size",
                0,
                "core.pause",
                "soon",
                "core.colour",
                "red",
                "other.name",
                "x",
                "core.open",
                "yes"));
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> settings.change(caller, input, null));
        assertThat(refused.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "core.name", "core.size", "core.pause", "core.colour", "other.name", "core.open");
        assertThat(settings.list(caller).version()).isZero();
    }

    @Test
    void aSecretIsSealedAndNeverAnsweredOrRecorded() {
        change(Map.of("core.password", "s3cret-word"));
        SettingView view = settings.list(caller).items().stream()
                .filter(one -> one.name().equals("core.password"))
                .findFirst()
                .orElseThrow();
        assertThat(view.value()).isNull();
        assertThat(view.defaultValue()).isNull();
        assertThat(view.set()).isTrue();
        for (String table : List.of("core_setting", "core_audit", "core_journal", "core_journal_text")) {
            String rows = database.transactions()
                    .read(dsl -> dsl.fetch("SELECT * FROM " + table).formatJSON());
            assertThat(rows).as(table).doesNotContain("s3cret-word");
        }
    }

    @Test
    void anotherNodeSeesAChangeWithinASecond() {
        SettingsService other = service();
        assertThat(other.of("core").get(NAME)).isEqualTo("Desk");
        change(Map.of("core.name", "Our desk"));
        database.clock().advance(Duration.ofSeconds(1));
        assertThat(other.of("core").get(NAME)).isEqualTo("Our desk");
    }

    @Test
    void aLostRaceIsRefusedWithTheDifferences() {
        change(Map.of("core.name", "First"));
        Input mine = input(Map.of("core.name", "Second", "core.size", 10));
        ServiceDeskException stale =
                catchThrowableOfType(ServiceDeskException.class, () -> settings.change(caller, mine, 0L));
        assertThat(stale.refusal()).isEqualTo(Refusal.STALE);
        assertThat(stale.members().get("differences"))
                .asString()
                .contains("core.name", "First", "Second")
                .doesNotContain("core.size");
        assertThat(settings.change(caller, input(Map.of("core.name", "Second")), 1L)
                        .version())
                .isEqualTo(2);
    }

    @Test
    void everyChangeIsAuditedAndAnnounced() {
        change(Map.of("core.name", "Our desk", "core.size", 12));
        List<String> audited = database.transactions().read(dsl -> dsl.fetch(
                        "SELECT CONCAT(action, ' ', object_id, ' ', data) FROM core_audit ORDER BY object_id")
                .getValues(0, String.class));
        assertThat(audited)
                .containsExactly(
                        "setting.change core.name {\"secret\":false,\"before\":\"Desk\",\"after\":\"Our desk\"}",
                        "setting.change core.size {\"secret\":false,\"before\":10,\"after\":12}");
        int announced = database.transactions()
                .read(dsl -> dsl.fetchCount(DSL.selectOne().from("core_journal").where("type = 'setting.changed'")));
        assertThat(announced).isEqualTo(2);
    }

    @Test
    void valuesStayWhileTheirOwnerIsAway() {
        settings.define("knowledge", List.of(OPEN));
        change(Map.of("knowledge.open", true));
        settings.remove("knowledge");
        assertThat(settings.list(caller).items()).extracting(SettingView::owner).containsOnly("core");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> change(Map.of("knowledge.open", false)));
        settings.define("knowledge", List.of(OPEN));
        assertThat(settings.of("knowledge").get(OPEN)).isTrue();
    }

    @Test
    void permissionsAndDefinitionsAreChecked() {
        Caller stranger =
                RoomCaller.with(Map.of("setting:read", new Reach(false, java.util.Set.of(), java.util.Set.of(), null)));
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> settings.list(stranger));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> settings.change(stranger, input(Map.of()), null));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.define("core", List.of(NAME, NAME)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.define("core", List.of(SettingDefinition.of("x", "X", Object.class, ""))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.define("Core", List.of(SettingDefinition.of("x", "X", String.class, ""))));
    }

    private SettingList change(Map<String, Object> values) {
        return settings.change(caller, input(values), null);
    }

    private static Input input(Map<String, Object> values) {
        return new Input(Json.parseObject(Json.write(values)));
    }
}
