package switchboard.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.api.access.Caller;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

class SignInTest {

    private static final String HERE = "192.0.2.1";

    private final TestPeople desk = new TestPeople();
    private final SignInService signIn = desk.people.signIn();
    private final TokenService tokens = desk.people.authenticator();
    private UserView ada;

    @BeforeEach
    void somebody() {
        ada = desk.user("ada", null, "agent");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void byUsernameOrAddress() {
        for (String account : List.of("ada", "ADA", " ada@DESK.example")) {
            Tokens.Issued issued = signIn.signIn(account, TestPeople.PASSWORD, HERE);
            assertThat(issued.token()).matches("[A-Za-z0-9_-]{43}");
            assertThat(issued.expiresAt())
                    .isEqualTo(desk.database.clock().instant().plus(Duration.ofHours(12)));
            Caller caller = tokens.authenticate(issued.token());
            assertThat(caller.id()).isEqualTo(ada.id());
            assertThat(caller.getName()).isEqualTo("ada");
        }
        assertThat(desk.count("core_audit WHERE action = 'session.open' AND outcome = 'done'"))
                .isEqualTo(3);
        assertThat(desk.count("core_token WHERE LENGTH(token_hash) = 32")).isEqualTo(3);
    }

    @Test
    void whatIsWrongIsNotSaid() {
        desk.people.accounts().create(desk.system, TestPeople.input("username", "mute"));
        UserView gone = desk.user("gone", null, "agent");
        desk.change(desk.system, gone.id(), "active", false);
        for (String[] pair : new String[][] {
            {"ada", "wrong password"},
            {"nobody", TestPeople.PASSWORD},
            {"mute", TestPeople.PASSWORD},
            {"gone", TestPeople.PASSWORD},
            {"ada", ""},
            {"x@y.example", TestPeople.PASSWORD},
            {"' OR 1=1 --", "x"},
        }) {
            ServiceDeskException refused = refused(() -> signIn.signIn(pair[0], pair[1], HERE));
            assertThat(refused.refusal()).isEqualTo(Refusal.UNAUTHENTICATED);
            assertThat(refused.code()).isEqualTo("auth.bad_credentials");
        }
        assertThat(desk.count("core_audit WHERE action = 'session.open' AND outcome = 'failed'"))
                .isEqualTo(7);
        assertThat(desk.count("core_token")).isZero();
    }

    @Test
    void tenFailuresInFiveMinutesAndTheNextIsRefused() {
        for (int count = 0; count < 9; count++) {
            refused(() -> signIn.signIn("ada", "wrong password", HERE));
        }
        signIn.signIn("ada", TestPeople.PASSWORD, HERE);
        desk.database.clock().advance(Duration.ofSeconds(60));
        refused(() -> signIn.signIn("Ada", "wrong password", HERE));

        ServiceDeskException throttled = refused(() -> signIn.signIn("ada", TestPeople.PASSWORD, HERE));
        assertThat(throttled.refusal()).isEqualTo(Refusal.TOO_MANY);
        assertThat(throttled.code()).isEqualTo("auth.too_many_attempts");
        assertThat(((Number) throttled.members().get("retryAfter")).longValue()).isBetween(239L, 241L);
        assertThat(signIn.signIn("ada", TestPeople.PASSWORD, "192.0.2.2")).isNotNull();
        assertThat(desk.user("bo", null, "agent")).isNotNull();
        assertThat(signIn.signIn("bo", TestPeople.PASSWORD, HERE)).isNotNull();

        desk.database.clock().advance(Duration.ofSeconds(241));
        assertThat(signIn.signIn("ada", TestPeople.PASSWORD, HERE)).isNotNull();
    }

    @Test
    void whoTriesManyAtOnceLearnsLittleMore() throws Exception {
        int told = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ServiceDeskException>> tries = new ArrayList<>();
            for (int count = 0; count < 60; count++) {
                String guess = "wrong password " + count;
                tries.add(threads.submit(() -> refused(() -> signIn.signIn("ada", guess, HERE))));
            }
            for (Future<ServiceDeskException> attempt : tries) {
                told += attempt.get(60, TimeUnit.SECONDS).refusal() == Refusal.UNAUTHENTICATED ? 1 : 0;
            }
        }
        assertThat(told).isBetween(10, 30);
    }

    @Test
    void aDearerHashIsMadeAtTheNextSignIn() {
        PasswordHasher old =
                new PasswordHasher(new Random(1), new PasswordHasher.Cost(1024, 3, 1), 2, Duration.ofSeconds(20));
        String outdated = old.hash(TestPeople.PASSWORD);
        desk.read(dsl -> dsl.update(UserTables.USER)
                .set(UserTables.USER_PASSWORD_HASH, outdated)
                .where(UserTables.USER_ID.eq(ada.id()))
                .execute());
        signIn.signIn("ada", TestPeople.PASSWORD, HERE);
        String renewed = desk.read(dsl -> dsl.select(UserTables.USER_PASSWORD_HASH)
                .from(UserTables.USER)
                .where(UserTables.USER_ID.eq(ada.id()))
                .fetchOne(UserTables.USER_PASSWORD_HASH));
        assertThat(renewed).startsWith("$argon2id$v=19$m=1024,t=1,p=1$");
        assertThat(signIn.signIn("ada", TestPeople.PASSWORD, HERE)).isNotNull();
    }

    @Test
    void aTokenEndsBySigningOutByTimeAndWithItsPerson() {
        String first = signIn.signIn("ada", TestPeople.PASSWORD, HERE).token();
        String second = signIn.signIn("ada", TestPeople.PASSWORD, HERE).token();
        tokens.authenticate(first);
        tokens.revoke(first);
        bad(first);
        assertThat(tokens.authenticate(second).id()).isEqualTo(ada.id());

        desk.change(desk.system, ada.id(), "active", false);
        bad(second);
        desk.change(desk.system, ada.id(), "active", true);
        bad(second);

        String third = signIn.signIn("ada", TestPeople.PASSWORD, HERE).token();
        tokens.authenticate(third);
        desk.database.clock().advance(Duration.ofHours(12).plusSeconds(1));
        bad(third);
        desk.people.sweep();
        assertThat(desk.count("core_token")).isZero();
    }

    @Test
    void whatIsNoTokenIsRefusedAndNothingIsAnonymous() {
        assertThat(tokens.authenticate(null).anonymous()).isTrue();
        assertThat(tokens.authenticate(null).has("ticket:read")).isFalse();
        for (String token : List.of("", "x", "a".repeat(43), "a".repeat(44), "ä".repeat(43), "a".repeat(42) + "\n")) {
            bad(token);
        }
    }

    @Test
    void aCachedCallerIsASecondOldAtMostAndNeverOlderThanAChangeOfThisNode() {
        String token = signIn.signIn("ada", TestPeople.PASSWORD, HERE).token();
        assertThat(tokens.authenticate(token).has("user:edit")).isFalse();
        assertThat(tokens.authenticate(token)).isSameAs(tokens.authenticate(token));

        desk.change(desk.system, ada.id(), "roles", List.of("administrator"));
        assertThat(tokens.authenticate(token).has("user:edit")).isTrue();

        // Another node takes the role away: this one knows nothing of it for a second.
        desk.read(dsl -> dsl.execute("DELETE FROM core_role_grant"));
        desk.nanos.addAndGet(Duration.ofMillis(900).toNanos());
        assertThat(tokens.authenticate(token).has("user:edit")).isTrue();
        desk.nanos.addAndGet(Duration.ofMillis(200).toNanos());
        assertThat(tokens.authenticate(token).has("user:edit")).isFalse();
    }

    @Test
    void whatAPluginBringsCountsAtOnce() {
        desk.change(desk.system, ada.id(), "roles", List.of("administrator"));
        String token = signIn.signIn("ada", TestPeople.PASSWORD, HERE).token();
        assertThat(tokens.authenticate(token).has("article:read")).isFalse();
        desk.people
                .permissions()
                .define(
                        "knowledge-base",
                        List.of(new switchboard.api.access.Permission("article:read", "Read", Map.of())));
        assertThat(tokens.authenticate(token).has("article:read")).isTrue();
    }

    private void bad(String token) {
        ServiceDeskException refused = refused(() -> tokens.authenticate(token));
        assertThat(refused.refusal()).isEqualTo(Refusal.UNAUTHENTICATED);
        assertThat(refused.code()).isEqualTo("auth.bad_token");
    }

    private static ServiceDeskException refused(Runnable call) {
        ServiceDeskException refused = catchThrowableOfType(ServiceDeskException.class, call::run);
        assertThat(refused).isNotNull();
        return refused;
    }
}
