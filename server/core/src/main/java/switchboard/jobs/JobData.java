package switchboard.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/**
 * What is stored with a job, as JSON: never a serialized class, so that no class loader is asked for anything.
 *
 * @param lastError what the last run failed with; empty where it did not
 */
record JobData(String payload, String lastError) {

    private static final int LONGEST_ERROR = 1_000;

    static JobData parse(@Nullable String json) {
        if (json == null || json.isEmpty()) {
            return new JobData("", "");
        }
        Map<String, @Nullable Object> values = Json.parseObject(json);
        return new JobData(
                String.valueOf(values.getOrDefault("payload", "")),
                String.valueOf(values.getOrDefault("lastError", "")));
    }

    JobData failedWith(@Nullable Throwable failure) {
        String error = failure == null ? "The node that ran it died." : describe(failure);
        return new JobData(payload, error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR));
    }

    private static String describe(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    String toJson() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("payload", payload);
        if (!lastError.isEmpty()) {
            values.put("lastError", lastError);
        }
        return Json.write(values);
    }

    /** The JSON text in UTF-8, and nothing else. */
    static final class AsText implements Serializer {

        @Override
        public byte[] serialize(@Nullable Object data) {
            return data == null ? new byte[0] : data.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            return type.cast(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
