package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The public surface of the API is a file, one line per signature: a change to it is seen, wanted and written down. */
class SurfaceTest {

    private static final Path SURFACE = Path.of("api-surface.txt");

    @Test
    void theSurfaceIsWhatTheFileSays() throws IOException {
        List<String> surface = Surface.lines();
        if (Boolean.getBoolean("switchboard.write-surface")) {
            Files.write(SURFACE, surface);
        }
        assertThat(surface)
                .as("run with -Dswitchboard.write-surface=true where the change is wanted")
                .isEqualTo(Files.readAllLines(SURFACE));
    }

    @Test
    void everyInterfaceIsMarked() {
        for (Class<?> type : Surface.types()) {
            if (type.isInterface() && !type.isAnnotation() && type.getEnclosingClass() == null) {
                assertThat(type.isAnnotationPresent(ExtensionPoint.class))
                        .as("%s is either implemented by plugins or called by them", type)
                        .isNotEqualTo(type.isAnnotationPresent(HostService.class));
            }
        }
    }
}
