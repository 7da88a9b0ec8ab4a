package switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.api.access.SignedIn;

/** Applications come and go: what they demand of their methods, and that nothing of them stays behind. */
class ApplicationTest {

    @Path("unmarked")
    public static class Unmarked {
        @GET
        public String get() {
            return "";
        }
    }

    @Path("locator")
    public static class Locator {
        @Path("{id}")
        @SignedIn
        public Object below() {
            return new MountedSample();
        }
    }

    @Test
    void methodWithoutAMarkIsRefused() {
        assertThatThrownBy(() -> JerseyApplication.of("", List.of(new Unmarked())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RequiresPermission");
        assertThatThrownBy(() -> JerseyApplication.of("", List.of(new Locator())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JerseyApplication.of("", List.of("no resource")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsMultipart() throws Exception {
        try (TestEdge edge = new TestEdge();
                JerseyApplication files = JerseyApplication.of("", List.of(new MultipartSample()))) {
            edge.mounts.mounts.put("files", files);
            String body = "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ü.txt\"\r\n"
                    + "Content-Type: text/plain\r\n\r\n" + "x".repeat(3_000_000)
                    + "\r\n--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--B--\r\n";
            HttpResponse<String> answer = edge.post("/api/v1/files", "multipart/form-data; boundary=B", body);
            assertThat(answer.body()).isEqualTo("[\"file/ü.txt/3000000\",\"note/-/5\"]");
            HttpResponse<String> large = edge.send(edge.request("/api/v1/files")
                    .header("Content-Type", "multipart/form-data; boundary=B")
                    .POST(BodyPublishers.ofInputStream(() -> new java.io.SequenceInputStream(
                            new java.io.ByteArrayInputStream(
                                    body.substring(0, 200).getBytes()),
                            new java.io.ByteArrayInputStream(new byte[30_000_000])))));
            EdgeTest.assertProblem(large, 413, "request.too_large");
            for (String broken :
                    List.of("", "--B\r\n", "nonsense", "--B\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nx")) {
                HttpResponse<String> refused = edge.post("/api/v1/files", "multipart/form-data; boundary=B", broken);
                assertThat(refused.statusCode()).as(broken + refused.body()).isIn(200, 400);
            }
            assertThat(edge.post("/api/v1/files", "multipart/form-data", body).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void closedApplicationIsCollectedWithItsClassLoader() throws Exception {
        try (TestEdge edge = new TestEdge()) {
            WeakReference<ClassLoader> gone = serveOnce(edge);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                System.gc();
                return gone.get() == null;
            });
        }
    }

    private static WeakReference<ClassLoader> serveOnce(TestEdge edge) throws Exception {
        ClassLoader loader = new Apart();
        Object resource = loader.loadClass(MountedSample.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        JerseyApplication application = JerseyApplication.of("apart", List.of(resource));
        edge.mounts.mounts.put("apart", application);
        assertThat(edge.get("/api/v1/apart/items").statusCode()).isEqualTo(200);
        assertThat(edge.post("/api/v1/apart/items", "application/json", "{}").statusCode())
                .isEqualTo(201);
        assertThat(edge.get("/api/v1/apart/none").statusCode()).isEqualTo(404);
        edge.mounts.mounts.remove("apart");
        application.close();
        return new WeakReference<>(loader);
    }

    /** Loads the sample resource anew, as a plugin's loader does with its classes. */
    private static final class Apart extends ClassLoader {

        private Apart() {
            super(ApplicationTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(MountedSample.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException missing) {
                throw new ClassNotFoundException(name, missing);
            }
        }
    }
}
