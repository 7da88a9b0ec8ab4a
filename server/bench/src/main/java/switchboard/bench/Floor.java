package switchboard.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import switchboard.config.Secret;
import switchboard.persistence.ConnectionPool;
import switchboard.persistence.DatabaseUrl;

/**
 * The floor: a bare Jetty handler that does what the database and the index must do for a request, and nothing else. Its
 * answers have the size of the real ones. A process of its own, told what to do by a {@link FloorPlan}.
 */
public final class Floor {

    private Floor() {}

    /** @param arguments the folder of the plan */
    public static void main(String[] arguments) throws Exception {
        FloorPlan plan = FloorPlan.read(Path.of(arguments[0]));
        ConnectionPool pool = ConnectionPool.open(
                DatabaseUrl.parse(plan.databaseUrl()),
                plan.databaseUser(),
                Secret.of(plan.databasePassword()),
                plan.poolSize(),
                Duration.ofSeconds(10));
        DataSource source = pool.dataSource();

        Map<String, Work> routes = new HashMap<>();
        for (FloorPlan.Route route : plan.routes()) {
            Replay replay = new Replay(route.recording(), ids(route.existingIds()));
            byte[] answer = filler(route.answerSize());
            routes.put(route.path(), body -> {
                replay.run(source);
                return answer;
            });
        }
        if (plan.search() != null) {
            SearchFloor search = new SearchFloor(plan.search());
            routes.put("/search", search::answer);
        }

        VirtualThreadPool virtual = new VirtualThreadPool();
        QueuedThreadPool threads = new QueuedThreadPool(16);
        threads.setVirtualThreadsExecutor(virtual);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Routes(routes));
        server.start();
        Files.writeString(Path.of(arguments[0], "port"), Integer.toString(connector.getLocalPort()));
        server.join();
    }

    /** What a route does with a request. */
    interface Work {
        byte[] answer(String query) throws Exception;
    }

    private static List<byte[]> ids(List<String> hexadecimal) {
        return hexadecimal.stream().map(id -> HexFormat.of().parseHex(id)).toList();
    }

    private static byte[] filler(int size) {
        byte[] bytes = new byte[Math.max(2, size)];
        Arrays.fill(bytes, (byte) 'x');
        bytes[0] = '"';
        bytes[bytes.length - 1] = '"';
        return bytes;
    }

    private static final class Routes extends Handler.Abstract {

        private final Map<String, Work> routes;

        Routes(Map<String, Work> routes) {
            this.routes = Map.copyOf(routes);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Work work = routes.get(Request.getPathInContext(request));
            if (work == null) {
                return false;
            }
            readBody(request);
            String query = request.getHttpURI().getQuery();
            byte[] answer = work.answer(query == null ? "" : query);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length);
            response.write(true, ByteBuffer.wrap(answer), callback);
            return true;
        }

        private static void readBody(Request request) throws IOException {
            if (request.getLength() > 0) {
                Content.Source.asString(request, StandardCharsets.UTF_8);
            }
        }
    }
}
