package switchboard.bootstrap;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/** Requests to a {@link TestDesk} by people with names, for tests that play a scene. */
public final class DeskCalls {

    private static final String PASSWORD = "correct horse 7";
    private static final String JSON = "application/json";

    private final TestDesk desk;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    public DeskCalls(TestDesk desk) {
        this.desk = desk;
        tokens.put("admin", desk.administrator());
        tokens.put("", "");
    }

    /** Makes a person with these roles, more fields and a sign-in; answers the id. */
    public String person(String name, List<String> roles, @Nullable Object... more) {
        Map<String, @Nullable Object> fields = map(more);
        fields.put("username", name);
        fields.put("displayName", name);
        fields.put("email", name + "@desk.example");
        fields.put("password", PASSWORD);
        fields.put("roles", roles);
        String id = post("admin", "/users", 201, fields).get("id").toString();
        ids.put(name, id);
        return id;
    }

    public String id(String name) {
        return ids.get(name);
    }

    /** Makes something as the administrator and answers its id. */
    public String made(String path, @Nullable Object... fields) {
        return String.valueOf(post("admin", path, 201, map(fields)).get("id"));
    }

    public Map<String, Object> get(String who, String path, int status) {
        return sent("GET", who, path, status, "");
    }

    public Map<String, Object> post(String who, String path, int status, Map<String, ? extends @Nullable Object> body) {
        return sent("POST", who, path, status, Json.write(body));
    }

    public Map<String, Object> post(String who, String path, int status, @Nullable Object... fields) {
        return post(who, path, status, map(fields));
    }

    public Map<String, Object> patch(String who, String path, int status, @Nullable Object... fields) {
        return sent("PATCH", who, path, status, Json.write(map(fields)));
    }

    public Map<String, Object> put(String who, String path, int status, @Nullable Object... fields) {
        return sent("PUT", who, path, status, Json.write(map(fields)));
    }

    public Map<String, Object> delete(String who, String path, int status) {
        return sent("DELETE", who, path, status, "");
    }

    public Map<String, Object> sent(String method, String who, String path, int status, String body) {
        String token = tokens.computeIfAbsent(who, name -> desk.signIn(name, PASSWORD));
        HttpResponse<String> answer = desk.send(method, path, token, body.isEmpty() ? "" : JSON, body);
        Assertions.assertThat(answer.statusCode())
                .as("%s %s by %s: %s", method, path, who, answer.body())
                .isEqualTo(status);
        return answer.body().isEmpty() ? Map.of() : Json.parseObject(answer.body());
    }

    /** The items of a list. */
    public List<Map<String, Object>> items(String who, String path) {
        return items(get(who, path, 200));
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> items(Map<String, Object> page) {
        return (List<Map<String, Object>>) page.get("items");
    }

    public static Map<String, @Nullable Object> map(@Nullable Object... fields) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int index = 0; index < fields.length; index += 2) {
            values.put(String.valueOf(fields[index]), fields[index + 1]);
        }
        return values;
    }
}
