package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is to go says since which version, and what takes its place. */
class DeprecationTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern MARK = Pattern.compile("@Deprecated(?!\\w)(\\([^)]*\\))?");
    private static final Pattern SINCE = Pattern.compile("since\\s*=\\s*\"\\d+\\.\\d+\\.\\d+\"");

    @Test
    void everyDeprecationSaysSinceWhenAndWhatInstead() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(faults(Files.readString(file))).as("%s", file).isEmpty();
            }
        }
    }

    @Test
    void whatIsMissingIsSeen() {
        String whole = "/** Old.\n * @deprecated use {@link #other} */\n@Deprecated(since = \"1.1.0\")\nvoid old();";

        assertThat(faults(whole)).isEmpty();
        assertThat(faults(whole.replace("(since = \"1.1.0\")", ""))).containsExactly("says no version");
        assertThat(faults(whole.replace("{@link #other}", "nothing"))).containsExactly("names nothing instead");
        assertThat(faults(whole + "\n@Deprecated void older();")).hasSize(2);
    }

    private static List<String> faults(String source) {
        List<String> faults = new ArrayList<>();
        int last = 0;
        for (Matcher mark = MARK.matcher(source); mark.find(); last = mark.end()) {
            String before = source.substring(last, mark.start());
            if (mark.group(1) == null || !SINCE.matcher(mark.group(1)).find()) {
                faults.add("says no version");
            }
            int told = before.lastIndexOf("@deprecated");
            if (told < 0 || !before.substring(told).contains("{@link")) {
                faults.add("names nothing instead");
            }
        }
        return faults;
    }
}
