package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import switchboard.json.Json;

/** A person with a shell who types one command after the other, as they stand in the documentation. */
final class ShellWalk {

    /** Ends curl's event stream; everything else is answered long before. */
    private static final int SECONDS = 10;

    private static final String END = "=== end of command, status ";

    private final Path folder;
    private final URI desk;
    private final Duration patience;
    private final Map<String, String> environment;

    /** @param folder where the shell stands; gets a file that makes curl say its statuses */
    ShellWalk(Path folder, URI desk) throws IOException {
        this(folder, desk, Duration.ofMinutes(2), Map.of());
    }

    /**
     * @param patience for all commands together
     * @param environment what the documentation says in words
     */
    ShellWalk(Path folder, URI desk, Duration patience, Map<String, String> environment) throws IOException {
        this.folder = folder;
        this.desk = desk;
        this.patience = patience;
        this.environment = Map.copyOf(environment);
        Files.writeString(
                folder.resolve(".curlrc"),
                "max-time = " + SECONDS + "\nwrite-out = \"%{stderr}\\nHTTP %{http_code}\\n\"\n");
    }

    /** What one command came to: the last HTTP status, and what it printed besides. */
    record Step(String command, int exit, int status, String printed) {

        Step expect(int expected) {
            assertThat(status).as("%s%nanswered: %s", command, printed).isEqualTo(expected);
            return this;
        }

        JsonNode json() {
            try {
                return Json.mapper().readTree(printed.strip());
            } catch (IOException notJson) {
                throw new AssertionError(command + " printed no JSON: " + printed, notJson);
            }
        }
    }

    /** Runs them in one shell; only the address is put in the place of the one that the documentation names. */
    List<Step> run(List<String> commands) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        for (String command : commands) {
            script.append(command.replace("http://127.0.0.1:8080", desk.toString()))
                    .append("\nprintf '\\n")
                    .append(END)
                    .append("%s\\n' $?\n");
        }
        Path file = Files.writeString(folder.resolve("walk.sh"), script);
        Path output = folder.resolve("walk.out");
        ProcessBuilder builder = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("CURL_HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The commands did not end: " + Files.readString(output));
        }
        return steps(commands, Files.readAllLines(output));
    }

    private static List<Step> steps(List<String> commands, List<String> lines) {
        List<Step> steps = new ArrayList<>();
        StringBuilder printed = new StringBuilder();
        int status = 0;
        for (String line : lines) {
            if (line.startsWith(END)) {
                int exit = Integer.parseInt(line.substring(END.length()));
                steps.add(new Step(commands.get(steps.size()), exit, status, printed.toString()));
                printed.setLength(0);
                status = 0;
            } else if (line.startsWith("HTTP ")) {
                status = Integer.parseInt(line.substring("HTTP ".length()));
            } else {
                printed.append(line).append('\n');
            }
        }
        assertThat(steps).as(lines.toString()).hasSameSizeAs(commands);
        return steps;
    }
}
