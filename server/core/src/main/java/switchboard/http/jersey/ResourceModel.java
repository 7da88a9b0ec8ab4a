package switchboard.http.jersey;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Anonymous;
import switchboard.api.access.RequiresPermission;
import switchboard.api.access.SignedIn;

/** The resources of one application under their prefix, and the permission mark of each of their methods. */
public final class ResourceModel {

    private final List<Resource> resources = new ArrayList<>();
    private final Map<Method, Mark> marks = new HashMap<>();

    /** @throws IllegalArgumentException where a method carries no mark, or a sub-resource locator would hide methods */
    public ResourceModel(String prefix, Collection<?> instances) {
        for (Object instance : instances) {
            Class<?> type = instance.getClass();
            jakarta.ws.rs.Path path = Resource.getPath(type);
            if (path == null) {
                throw new IllegalArgumentException(type.getName() + " has no @Path");
            }
            Resource resource =
                    Resource.builder(type).path(join(prefix, path.value())).build();
            mark(resource);
            resources.add(resource);
        }
    }

    public List<Resource> resources() {
        return resources;
    }

    /** What the method demands, null for those that Jersey adds, such as OPTIONS. */
    @Nullable
    Mark markOf(ResourceMethod method) {
        return marks.get(method.getInvocable().getHandlingMethod());
    }

    /** Every path of these resources, templates included, such as {@code tickets/{id}/notes}. */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (Resource resource : resources) {
            paths.add(strip(resource.getPath()));
            resource.getChildResources().forEach(child -> paths.add(join(resource.getPath(), child.getPath())));
        }
        return paths;
    }

    public boolean consumesMultipart() {
        return resources.stream()
                .flatMap(resource -> java.util.stream.Stream.concat(
                        resource.getAllMethods().stream(),
                        resource.getChildResources().stream().flatMap(child -> child.getAllMethods().stream())))
                .flatMap(method -> method.getConsumedTypes().stream())
                .anyMatch(type -> type.getType().equals("multipart"));
    }

    private void mark(Resource resource) {
        if (resource.getResourceLocator() != null) {
            throw new IllegalArgumentException("Sub-resource locators are not served: " + resource);
        }
        for (ResourceMethod method : resource.getResourceMethods()) {
            Method java = method.getInvocable().getHandlingMethod();
            marks.put(java, markIn(java, method.getInvocable().getDefinitionMethod()));
        }
        resource.getChildResources().forEach(this::mark);
    }

    private static Mark markIn(Method handling, Method definition) {
        for (Method method : List.of(handling, definition)) {
            RequiresPermission permission = method.getAnnotation(RequiresPermission.class);
            if (permission != null) {
                // What is not visible is 404 whatever the caller lacks, and only the service knows what is visible.
                return new Mark(permission.onObject() ? null : permission.value(), false);
            }
            if (method.isAnnotationPresent(SignedIn.class)) {
                return new Mark(null, false);
            }
            if (method.isAnnotationPresent(Anonymous.class)) {
                return new Mark(null, true);
            }
        }
        throw new IllegalArgumentException(
                handling + " carries neither @RequiresPermission nor @SignedIn nor @Anonymous");
    }

    private static String join(String first, String second) {
        String left = strip(first);
        String right = strip(second);
        return left.isEmpty() ? right : right.isEmpty() ? left : left + "/" + right;
    }

    private static String strip(@Nullable String path) {
        String text = path == null ? "" : path;
        int start = text.startsWith("/") ? 1 : 0;
        int end = text.length() > start && text.endsWith("/") ? text.length() - 1 : text.length();
        return text.substring(start, end);
    }

    /** @param permission what the caller needs, null where being signed in (or nothing) is enough */
    record Mark(@Nullable String permission, boolean anonymous) {}
}
