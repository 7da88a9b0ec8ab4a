package switchboard.plugins.analysis;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Calls that an administrator should know of, by owner and name. */
final class Suspicions {

    /**
     * @param message what a class does that calls it
     * @param calls whether a call is one: owner with slashes, and name with descriptor
     */
    record Suspicion(String code, String message, BiPredicate<String, String> calls) {}

    private static final Set<String> SOCKETS = Set.of(
            "java/net/Socket",
            "java/net/ServerSocket",
            "java/net/DatagramSocket",
            "java/net/MulticastSocket",
            "java/net/URLConnection",
            "java/net/HttpURLConnection",
            "java/net/http/HttpClient",
            "java/nio/channels/SocketChannel",
            "java/nio/channels/ServerSocketChannel",
            "java/nio/channels/DatagramChannel",
            "java/nio/channels/AsynchronousSocketChannel",
            "java/nio/channels/AsynchronousServerSocketChannel");

    private static final List<Suspicion> ALL = List.of(
            new Suspicion(
                    "process",
                    "starts processes",
                    (owner, name) -> owner.equals("java/lang/Runtime") && name.startsWith("exec(")
                            || owner.equals("java/lang/ProcessBuilder") && begins(name, "start(", "startPipeline(")),
            new Suspicion(
                    "exit",
                    "ends the server, or hangs on its end",
                    (owner, name) -> owner.equals("java/lang/System") && name.startsWith("exit(")
                            || owner.equals("java/lang/Runtime") && begins(name, "exit(", "halt(", "addShutdownHook(")),
            new Suspicion(
                    "native",
                    "runs native code",
                    (owner, name) ->
                            Set.of("java/lang/System", "java/lang/Runtime").contains(owner)
                                            && begins(name, "load(", "loadLibrary(")
                                    || Set.of("java/lang/foreign/Linker", "java/lang/foreign/SymbolLookup")
                                            .contains(owner)),
            new Suspicion("jdk_internal", "uses the inside of the JDK", (owner, name) -> isInside(owner)),
            new Suspicion(
                    "deep_reflection",
                    "opens what is private by reflection",
                    (owner, name) -> owner.startsWith("java/lang/reflect/")
                                    && begins(name, "setAccessible(", "trySetAccessible(")
                            || owner.equals("java/lang/invoke/MethodHandles") && name.startsWith("privateLookupIn(")),
            new Suspicion(
                    "class_loader",
                    "makes classes or class loaders",
                    (owner, name) -> name.startsWith("defineClass(")
                            || owner.equals("java/lang/invoke/MethodHandles$Lookup")
                                    && name.startsWith("defineHiddenClass")
                            || owner.endsWith("ClassLoader") && owner.startsWith("java/") && name.startsWith("<init>(")
                            || owner.startsWith("javax/script/")
                            || owner.equals("javax/tools/ToolProvider")),
            new Suspicion(
                    "thread",
                    "stops or resumes threads of others",
                    (owner, name) -> owner.equals("java/lang/Thread")
                            && begins(name, "stop(", "suspend(", "resume(", "setDefaultUncaughtExceptionHandler(")),
            new Suspicion(
                    "serialization",
                    "reads Java's serialized objects",
                    (owner, name) ->
                            owner.equals("java/io/ObjectInputStream") && begins(name, "readObject(", "readUnshared(")),
            new Suspicion(
                    "network",
                    "opens connections past the host's OutboundHttp",
                    (owner, name) -> SOCKETS.contains(owner)
                                    && begins(
                                            name,
                                            "<init>(",
                                            "open(",
                                            "connect(",
                                            "newHttpClient(",
                                            "newBuilder(",
                                            "getInputStream(")
                            || owner.equals("java/net/URL")
                                    && begins(name, "openConnection(", "openStream(", "getContent(")
                            || owner.startsWith("javax/net/")),
            new Suspicion(
                    "naming",
                    "looks up names of directories",
                    (owner, name) -> owner.startsWith("javax/naming/") && name.startsWith("lookup(")),
            new Suspicion(
                    "database",
                    "connects to databases past the host's Database",
                    (owner, name) -> owner.equals("java/sql/DriverManager")
                            || owner.equals("javax/sql/DataSource") && name.startsWith("getConnection(")
                            || owner.equals("org/jooq/impl/DSL") && name.startsWith("using(Ljava/lang/String;")),
            new Suspicion(
                    "global_state",
                    "changes what the whole process shares",
                    (owner, name) -> owner.equals("java/lang/System")
                                    && begins(name, "setProperty(", "setProperties(", "setOut(", "setErr(", "setIn(")
                            || Set.of("java/util/Locale", "java/util/TimeZone").contains(owner)
                                    && name.startsWith("setDefault(")));

    private Suspicions() {}

    /** What a call is suspected of; null where of nothing. */
    static @Nullable Suspicion of(String owner, String name) {
        for (Suspicion suspicion : ALL) {
            if (suspicion.calls().test(owner, name)) {
                return suspicion;
            }
        }
        return null;
    }

    /** Whether a type is not for others to use, though it can be named. */
    static boolean isInside(String owner) {
        return owner.startsWith("sun/")
                || owner.startsWith("jdk/internal/")
                || owner.startsWith("com/sun/tools/attach/")
                || owner.startsWith("java/lang/instrument/");
    }

    private static boolean begins(String name, String... beginnings) {
        for (String beginning : beginnings) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
