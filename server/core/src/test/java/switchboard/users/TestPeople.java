package switchboard.users;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.audit.AuditLog;
import switchboard.config.Argon2Configuration;
import switchboard.config.SecurityConfiguration;
import switchboard.events.Journal;
import switchboard.persistence.TestDatabase;

/** The rooms access and users on a database of their own, with cheap password hashes. */
public final class TestPeople implements AutoCloseable {

    static final String PASSWORD = "correct horse 7";

    public final TestDatabase database = TestDatabase.create();
    final AtomicLong nanos = new AtomicLong();
    public final People people;
    public final Caller system = new AccessService().system();

    public TestPeople() {
        Journal journal = new Journal(new Random(1), () -> {});
        people = new People(
                new People.Ground(
                        database.transactions(),
                        database.ids(),
                        database.clock(),
                        new Random(7),
                        journal,
                        new AuditLog(journal, database.ids(), database.clock()),
                        new SecurityConfiguration(
                                Duration.ofHours(12), new Argon2Configuration(1 << 20, 1, 1, 2), false, null),
                        List.of()),
                nanos::get);
    }

    /** An administrator with a password, as the first start makes one. */
    Caller administrator() {
        return caller(user("admin", null, "administrator").id());
    }

    /** A person with a password and these roles. */
    public UserView user(String username, @Nullable String organization, String... roles) {
        Map<String, Object> values = new HashMap<>();
        values.put("username", username);
        values.put("email", username + "@desk.example");
        values.put("password", PASSWORD);
        values.put("roles", List.of(roles));
        if (organization != null) {
            values.put("organization", organization);
        }
        return people.accounts().create(system, new Input(values));
    }

    /** The person as the edge would see them, signed in a moment ago. */
    public Caller caller(UUID person) {
        return people.authenticator().authenticate(token(person));
    }

    String token(UUID person) {
        Tokens tokens = new Tokens(new Random(person.getLeastSignificantBits()), database.clock(), Duration.ofHours(1));
        database.transactions().inTransaction(work -> {
            tokens.revokeAll(work, person, null);
            return null;
        });
        return database.transactions()
                .inTransaction(work -> tokens.issue(work, person))
                .token();
    }

    public UUID organization(String name) {
        return people.organizations().create(system, input("name", name)).id();
    }

    public UUID team(String name, @Nullable UUID organization, UUID... members) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("name", name);
        values.put("organization", organization == null ? null : organization.toString());
        values.put("members", List.of(members).stream().map(UUID::toString).toList());
        return people.teams().create(system, new Input(values)).id();
    }

    UserView change(Caller caller, UUID person, Object... fields) {
        return people.accounts().change(caller, person, input(fields), null, null);
    }

    public static Input input(@Nullable Object... fields) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int index = 0; index < fields.length; index += 2) {
            values.put(String.valueOf(fields[index]), fields[index + 1]);
        }
        return new Input(values);
    }

    public <T> T read(Function<DSLContext, T> query) {
        return database.transactions().read(query);
    }

    int count(String table) {
        return read(dsl -> dsl.fetchOne("SELECT COUNT(*) FROM " + table).get(0, Integer.class));
    }

    @Override
    public void close() {
        database.close();
    }
}
