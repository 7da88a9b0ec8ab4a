package switchboard.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/**
 * Fills a new desk with an organization, teams, people of every role, tickets with their entries, and articles where a
 * knowledge base is enabled. What it writes stands in {@code desk.json}.
 */
public final class Demo {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 16;
    private static final int NOT_FOUND = 404;

    private final DemoClient client;
    private final RandomGenerator random;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    /** @param address where the desk answers */
    public Demo(URI address, RandomGenerator random) {
        this.client = new DemoClient(address);
        this.random = random;
    }

    /**
     * Somebody who can sign in now.
     *
     * @param password made by chance; it is kept nowhere
     */
    public record Person(String username, String role, String password) {}

    /**
     * Fills the desk if there is no ticket and nobody but the administrator.
     *
     * @return the people it has made; empty where the desk is not new, or that is not the administrator's password
     * @throws IllegalStateException where the desk refuses something
     */
    public List<Person> fill(String administratorsPassword) {
        Optional<String> admin = client.signIn("admin", administratorsPassword);
        if (admin.isEmpty() || !isNew(admin.get())) {
            return List.of();
        }
        Map<String, @Nullable Object> content = content();
        objects(content, "organizations").forEach(body -> client.create(admin.get(), "/organizations", body));
        objects(content, "teams").forEach(body -> client.create(admin.get(), "/teams", body));
        List<Person> people = objects(content, "users").stream()
                .map(body -> person(admin.get(), body))
                .toList();
        people.forEach(person -> tokens.put(
                person.username(),
                client.signIn(person.username(), person.password()).orElseThrow()));
        objects(content, "tickets").forEach(this::ticket);
        articles(objects(content, "articles"));
        tokens.values().forEach(client::signOut);
        client.signOut(admin.get());
        return people;
    }

    private boolean isNew(String admin) {
        return objects(client.read(admin, "/tickets?limit=1"), "items").isEmpty()
                && objects(client.read(admin, "/users?limit=2"), "items").size() == 1;
    }

    private Person person(String admin, Map<String, @Nullable Object> body) {
        StringBuilder password = new StringBuilder();
        for (int count = 0; count < PASSWORD_LENGTH; count++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        Map<String, @Nullable Object> whole = new LinkedHashMap<>(body);
        whole.put("password", password.toString());
        client.create(admin, "/users", whole);
        String role = body.get("roles") instanceof List<?> roles ? String.valueOf(roles.getFirst()) : "";
        return new Person(String.valueOf(body.get("username")), role, password.toString());
    }

    private void ticket(Map<String, @Nullable Object> told) {
        String path = "/tickets/"
                + client.create(tokenOf(told), "/tickets", object(told, "ticket"))
                        .get("id");
        for (Map<String, @Nullable Object> step : objects(told, "steps")) {
            if (step.containsKey("change")) {
                client.change(tokenOf(step), path, object(step, "change"));
            } else {
                client.create(tokenOf(step), path + "/" + step.get("to"), object(step, "body"));
            }
        }
    }

    /** The knowledge base is a module that may be left out. */
    private void articles(List<Map<String, @Nullable Object>> articles) {
        String editor = tokens.getOrDefault("editor", "");
        String path = "/knowledge/articles";
        if (client.status(editor, path + "?limit=1") != NOT_FOUND) {
            articles.forEach(body -> client.create(editor, path, body));
        }
    }

    private String tokenOf(Map<String, @Nullable Object> step) {
        return tokens.getOrDefault(String.valueOf(step.get("by")), "");
    }

    private static Map<String, @Nullable Object> content() {
        try (InputStream content = Demo.class.getResourceAsStream("desk.json")) {
            return Json.parseObject(Objects.requireNonNull(content).readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> from, String key) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(from.get(key), key);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> objects(Map<String, @Nullable Object> from, String key) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(from.get(key), key);
    }
}
