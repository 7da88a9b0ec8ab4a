package switchboard.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.config.Secret;

class FirstAdministratorTest {

    private final TestPeople desk = new TestPeople();
    private final FirstAdministrator first = desk.people.firstAdministrator();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void takesTheGivenPasswordOnceAndIgnoresItLater() {
        assertThat(first.ensure(Secret.of("given at first"), folder)).isEmpty();
        assertThat(first.ensure(Secret.of("given later on"), folder)).isEmpty();

        assertThat(desk.people.signIn().signIn("admin", "given at first", "192.0.2.1"))
                .isNotNull();
        assertThat(folder).isEmptyDirectory();
        assertThat(desk.count("core_user")).isEqualTo(1);
        assertThat(desk.count("core_journal WHERE type = 'user.created'")).isEqualTo(1);
    }

    @Test
    void makesOneAndKeepsItForTheOwnerOnly() throws IOException {
        Optional<Secret> made = first.ensure(null, folder.resolve("data"));

        Path file = folder.resolve("data").resolve("initial-admin-password");
        assertThat(made).isPresent();
        assertThat(Files.readString(file).strip())
                .isEqualTo(made.get().reveal())
                .hasSize(24);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String token = desk.people
                .signIn()
                .signIn("admin", made.get().reveal(), "192.0.2.1")
                .token();
        assertThat(desk.people
                        .authenticator()
                        .authenticate(token)
                        .reach("user:edit")
                        .all())
                .isTrue();
        assertThat(first.ensure(null, folder.resolve("data"))).isEmpty();
        assertThat(Files.readString(file).strip()).isEqualTo(made.get().reveal());
    }

    @Test
    void severalNodesThatStartAtOnceMakeOne() throws Exception {
        List<Future<Optional<Secret>>> nodes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < 4; node++) {
                Path data = folder.resolve("node" + node);
                nodes.add(threads.submit(() -> first.ensure(null, data)));
            }
        }
        int made = 0;
        for (Future<Optional<Secret>> node : nodes) {
            made += node.get(30, TimeUnit.SECONDS).isPresent() ? 1 : 0;
        }
        assertThat(made).isEqualTo(1);
        assertThat(desk.count("core_user")).isEqualTo(1);
    }
}
