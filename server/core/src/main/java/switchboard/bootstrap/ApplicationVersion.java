package switchboard.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the server, as its build has written it into the jar. */
final class ApplicationVersion {

    private static final String BUILT = "/META-INF/maven/switchboard/switchboard-core/pom.properties";

    private ApplicationVersion() {}

    static String current() {
        try (InputStream built = ApplicationVersion.class.getResourceAsStream(BUILT)) {
            if (built == null) {
                return "unpackaged";
            }
            Properties properties = new Properties();
            properties.load(built);
            return properties.getProperty("version", "unpackaged");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
