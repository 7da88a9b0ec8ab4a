package switchboard.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.json.Json;

/**
 * A desk whose connections for requests, or for background work, are all taken: what waits for the same row keeps one each.
 * The other side goes on.
 */
@Timeout(120)
class StarvationTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final String JSON = "application/json";
    private static final int REQUESTS = 4;
    private static final int BACKGROUND = 2;
    private static final String JOB = "core/expired-keys";

    private final TestDesk desk = TestDesk.start(Map.of(
            "database.pool-size", Integer.toString(REQUESTS),
            "database.background-pool-size", Integer.toString(BACKGROUND),
            "database.statement-timeout", "60s"));
    private final HttpClient http = HttpClient.newHttpClient();
    private String admin = "";

    @BeforeEach
    void signIn() {
        admin = desk.administrator();
    }

    @AfterEach
    void close() {
        http.close();
        desk.close();
    }

    @Test
    void requestsAreAnsweredWhileBackgroundWorkHasNoConnectionLeft() throws Exception {
        try (Connection other = desk.database().pool().migrationSource().getConnection()) {
            // Every follower of the journal wants to renew its lease within seconds.
            await().atMost(LONG_ENOUGH)
                    .until(() -> locks(other, "SELECT name FROM core_lease WHERE name LIKE 'subscription:%' FOR UPDATE")
                            > BACKGROUND);

            for (int round = 0; round < 5; round++) {
                await().atMost(LONG_ENOUGH).until(() -> active("background") == BACKGROUND);
                assertThat(send("POST", "/tickets", Map.of("kind", "incident", "title", "Now"))
                                .statusCode())
                        .isEqualTo(201);
                assertThat(send("GET", "/tickets?count=true", Map.of()).statusCode())
                        .isEqualTo(200);
            }
            assertThat(get("/health/ready").statusCode()).isEqualTo(200);
            other.rollback();
        }
        await().atMost(LONG_ENOUGH).until(() -> active("background") < BACKGROUND);
    }

    @Test
    void backgroundWorkGoesOnWhileRequestsHaveNoConnectionLeft() throws Exception {
        String ticket =
                String.valueOf(Json.parseObject(send("POST", "/tickets", Map.of("kind", "incident", "title", "Wanted"))
                                .body())
                        .get("id"));
        List<FutureTask<Integer>> waiting = new ArrayList<>();
        try (Connection other = desk.database().pool().migrationSource().getConnection();
                Connection looking = desk.database().pool().migrationSource().getConnection()) {
            await().atMost(LONG_ENOUGH).until(() -> lastSuccess(looking) != null);
            assertThat(locks(other, "SELECT id FROM core_ticket FOR UPDATE")).isEqualTo(1);
            for (int index = 0; index < 2 * REQUESTS; index++) {
                String title = "Changed " + index;
                FutureTask<Integer> change =
                        new FutureTask<>(() -> send("PATCH", "/tickets/" + ticket, Map.of("title", title))
                                .statusCode());
                waiting.add(change);
                Thread.ofVirtual().start(change);
            }
            await().atMost(LONG_ENOUGH).until(() -> active("requests") == REQUESTS);

            String before = lastSuccess(looking);
            try (Statement statement = looking.createStatement()) {
                assertThat(statement.executeUpdate("UPDATE core_job SET execution_time = '2000-01-01'"
                                + " WHERE task_name = 'recurring' AND picked = 0 AND task_instance LIKE '" + JOB
                                + "%'"))
                        .isEqualTo(1);
            }
            await().atMost(LONG_ENOUGH).until(() -> !String.valueOf(before).equals(lastSuccess(looking)));
            assertThat(waiting).as("some still wait for the ticket").anyMatch(change -> !change.isDone());
            other.rollback();
        }
        for (FutureTask<Integer> each : waiting) {
            assertThat(each.get()).isIn(200, 503);
        }
        assertThat(send("GET", "/tickets/" + ticket, Map.of()).statusCode()).isEqualTo(200);
    }

    /** Locks what the query finds until the end of the transaction; answers how many rows that is. */
    private static int locks(Connection connection, String query) throws SQLException {
        connection.setAutoCommit(false);
        int locked = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                locked++;
            }
        }
        return locked;
    }

    private static @Nullable String lastSuccess(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT last_success FROM core_job"
                        + " WHERE task_name = 'recurring' AND task_instance LIKE '" + JOB + "%'")) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** How many connections of a pool are lent out, as the metrics say. */
    private int active(String pool) throws IOException, InterruptedException {
        Matcher line = Pattern.compile("(?m)^database_connections_active\\{pool=\"" + pool + "\"} ([0-9.]+)$")
                .matcher(get("/metrics").body());
        assertThat(line.find()).as("the metrics of the pool %s", pool).isTrue();
        return (int) Double.parseDouble(line.group(1));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(desk.address().resolve(path))
                        .timeout(LONG_ENOUGH)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> body) {
        return body.isEmpty()
                ? desk.send(method, path, admin, "", "")
                : desk.send(method, path, admin, JSON, Json.write(body));
    }
}
