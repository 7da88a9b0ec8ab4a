package switchboard.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The text of every key turned into types. Faults are collected, so that the operator sees all of them at once. */
final class ConfigurationValues {

    private final Map<String, String> texts;
    private final List<String> faults = new ArrayList<>();

    /** @param texts a value for each key, the standard one where nothing was said */
    ConfigurationValues(Map<String, String> texts) {
        this.texts = texts;
    }

    String text(String key) {
        return texts.getOrDefault(key, "");
    }

    @Nullable
    String textOrNull(String key) {
        return text(key).isEmpty() ? null : text(key);
    }

    int integer(String key) {
        return parsed(key, 0, "a whole number", Integer::valueOf);
    }

    long bytes(String key) {
        return parsed(key, 0L, "a number of bytes such as 1048576, 64KiB or 25MiB", Units::bytes);
    }

    Duration duration(String key) {
        return parsed(key, Duration.ZERO, "a duration such as 500ms, 30s, 15m, 12h or 7d", Units::duration);
    }

    Path path(String key) {
        return parsed(key, Path.of("."), "a path", Path::of);
    }

    /** Null where nothing is said. */
    @Nullable
    URI url(String key) {
        return text(key).isEmpty()
                ? null
                : parsed(
                        key,
                        URI.create("http://localhost"),
                        "an address such as https://desk.example.org",
                        URI::create);
    }

    Secret secret(String key) {
        return Secret.of(text(key));
    }

    boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                faults.add(key + " must be true or false, not \"" + text(key) + "\"");
                yield false;
            }
        };
    }

    List<String> list(String key) {
        return Stream.of(text(key).split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** Builds a record, whose constructor checks the limits. Null where it was refused; the fault is noted. */
    <T> @Nullable T build(Supplier<T> record) {
        int before = faults.size();
        try {
            T built = record.get();
            return faults.size() == before ? built : null;
        } catch (IllegalArgumentException refused) {
            // What could not be read was replaced by a filler, so a second fault about it would only confuse.
            if (faults.size() == before) {
                faults.add(String.valueOf(refused.getMessage()));
            }
            return null;
        }
    }

    List<String> faults() {
        return faults;
    }

    private <T> T parsed(String key, T filler, String expected, Function<String, T> parser) {
        try {
            return parser.apply(text(key));
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            faults.add(key + " must be " + expected + ", not \"" + text(key) + "\"");
            return filler;
        }
    }
}
