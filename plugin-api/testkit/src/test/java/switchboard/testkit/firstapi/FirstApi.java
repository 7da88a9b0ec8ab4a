package switchboard.testkit.firstapi;

import java.nio.file.Path;

/** The archive; {@code src/first-api} says how it was made and holds its sources. */
final class FirstApi {

    static final Path ARCHIVE = Path.of("src", "test", "resources", "first-api-1.0.0.zip");

    private FirstApi() {}
}
