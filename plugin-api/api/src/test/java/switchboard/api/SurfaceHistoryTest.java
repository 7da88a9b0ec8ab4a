package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Today's API beside every earlier one of the same major version. When a version is released, its surface is kept as
 * {@code api-surface-<version>.txt} and never touched again.
 */
class SurfaceHistoryTest {

    private static final Pattern FROZEN = Pattern.compile("api-surface-(\\d+\\.\\d+\\.\\d+)\\.txt");
    private static final Comparator<String> BY_NUMBER = (one, other) -> Arrays.compare(numbers(one), numbers(other));

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    /** Versions and their surfaces, of this major version. */
    private static TreeMap<String, List<String>> frozen() throws IOException {
        TreeMap<String, List<String>> surfaces = new TreeMap<>(BY_NUMBER);
        try (Stream<Path> files = Files.list(Path.of(""))) {
            for (Path file : files.toList()) {
                Matcher name = FROZEN.matcher(file.getFileName().toString());
                if (name.matches() && numbers(name.group(1))[0] == numbers(ApiVersion.CURRENT)[0]) {
                    surfaces.put(name.group(1), Files.readAllLines(file));
                }
            }
        }
        return surfaces;
    }

    @Test
    void theFirstApiIsKept() throws IOException {
        assertThat(frozen()).containsKey("1.0.0");
    }

    @Test
    void nothingThatAnEarlierVersionHadIsMissing() throws IOException {
        List<String> now = Surface.lines();
        frozen().forEach((version, surface) -> assertThat(
                        SurfaceChanges.between(surface, now).breaks())
                .as(
                        "a plugin built against %s runs on %s; otherwise the major version is higher",
                        version, ApiVersion.CURRENT)
                .isEmpty());
    }

    @Test
    void additionsRaiseTheMinorVersion() throws IOException {
        var last = frozen().lastEntry();
        var additions = SurfaceChanges.between(last.getValue(), Surface.lines()).additions();
        if (additions.isEmpty()) {
            assertThat(ApiVersion.CURRENT).usingComparator(BY_NUMBER).isGreaterThanOrEqualTo(last.getKey());
        } else {
            assertThat(numbers(ApiVersion.CURRENT)[1])
                    .as("%s was released without %s", last.getKey(), additions)
                    .isGreaterThan(numbers(last.getKey())[1]);
        }
    }
}
