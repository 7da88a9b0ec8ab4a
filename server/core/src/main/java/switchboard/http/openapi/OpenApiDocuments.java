package switchboard.http.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.access.Caller;
import switchboard.http.OpenPages;
import switchboard.json.Json;

/**
 * {@code GET /api/v1/openapi.json} and {@code GET /api/docs}: exactly the modules enabled for the caller. A document is
 * made once for each set of modules and kept while it is among the last few.
 */
public final class OpenApiDocuments implements OpenPages {

    /** Where a build leaves the description of its module. */
    public static final String RESOURCE = "META-INF/openapi.json";

    /** What modules may bring resources below. */
    public static final List<String> PARENTS = List.of("ticket", "user", "organization");

    private static final Logger LOG = LoggerFactory.getLogger(OpenApiDocuments.class);
    private static final String DOCUMENT = "/api/v1/openapi.json";
    private static final String PAGE = "/api/docs";
    private static final int KEPT = 16;

    private final ApiModules modules;
    private final byte[] core;
    private final ObjectMapper mapper = Json.mapper();
    private final Map<List<String>, Pages> made = new LinkedHashMap<>(16, 0.75f, true);

    /** @param loader has the core's {@value #RESOURCE}; without it the core is left out, with a warning */
    public OpenApiDocuments(ApiModules modules, ClassLoader loader) {
        this.modules = modules;
        this.core = read(loader);
    }

    private static byte[] read(ClassLoader loader) {
        try (InputStream stream = open(loader)) {
            if (stream != null) {
                return stream.readAllBytes();
            }
            LOG.warn("{} is missing: the description of the API will not show the core. Build with Maven.", RESOURCE);
            return "{}".getBytes(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Among several the one that stands beside this class: in the tests of a plugin, the plugin's own comes first. */
    private static @Nullable InputStream open(ClassLoader loader) throws IOException {
        String name = OpenApiDocuments.class.getName().replace('.', '/') + ".class";
        String beside = String.valueOf(loader.getResource(name)).replace(name, RESOURCE);
        for (URL candidate : Collections.list(loader.getResources(RESOURCE))) {
            if (loader == OpenApiDocuments.class.getClassLoader()
                    && candidate.toString().equals(beside)) {
                return candidate.openStream();
            }
        }
        return loader.getResourceAsStream(RESOURCE);
    }

    @Override
    public Optional<OpenPage> find(String path, Caller caller) {
        return switch (path) {
            case DOCUMENT -> Optional.of(pages(caller).document());
            case PAGE -> Optional.of(pages(caller).page());
            default -> Optional.empty();
        };
    }

    private Pages pages(Caller caller) {
        List<ApiModules.ApiModule> enabled = modules.enabledFor(caller);
        List<String> key = new ArrayList<>();
        enabled.forEach(module -> key.add(module.id() + "@" + module.version() + "/" + module.mount()));
        synchronized (made) {
            Pages pages = made.computeIfAbsent(List.copyOf(key), names -> make(enabled));
            if (made.size() > KEPT) {
                made.remove(made.keySet().iterator().next());
            }
            return pages;
        }
    }

    private Pages make(List<ApiModules.ApiModule> enabled) {
        DocumentBuilder builder = new DocumentBuilder(mapper);
        builder.addCore(core);
        enabled.forEach(builder::addModule);
        ObjectNode document = builder.build();
        byte[] json = bytes(document);
        byte[] html = new DocumentPage(document).render().getBytes(StandardCharsets.UTF_8);
        return new Pages(
                new OpenPage("application/json", tag(json), "", json),
                new OpenPage("text/html; charset=utf-8", tag(html), DocumentPage.security(), html));
    }

    private byte[] bytes(ObjectNode document) {
        try {
            return mapper.writeValueAsBytes(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + HexFormat.of().formatHex(digest, 0, 8) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Pages(OpenPage document, OpenPage page) {}
}
