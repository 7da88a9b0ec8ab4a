package switchboard.plugins.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.analysis.Reference.Kind;
import switchboard.plugins.analysis.Resolution.Line;
import switchboard.plugins.analysis.TypeShape.Member;

/**
 * Holds what a plugin needs beside what the server gives. What the plugin's own code lacks of it keeps the plugin out;
 * what a library lacks is a doubt, because libraries have parts that only run where something else is there.
 */
final class Fit {

    private static final int MOST = 200;
    private static final int MOST_NEEDS = 20_000;
    private static final String API = "switchboard/api/";

    private final HostTypes host;
    private final Set<String> present;
    private final Map<String, TypeShape> own = new LinkedHashMap<>();
    private final Resolution resolution;
    private final Map<Reference, String> needs = new LinkedHashMap<>();
    private final Map<Reference, String> needsOfLibraries = new LinkedHashMap<>();
    private final List<Lack> lacks = new ArrayList<>();
    private final List<Lack> doubts = new ArrayList<>();
    private final SortedSet<String> deprecated = new TreeSet<>();

    /** @param present the names of all classes of the archive */
    Fit(HostTypes host, Set<String> present) {
        this.host = host;
        this.present = present;
        this.resolution = new Resolution(own, host);
    }

    /** Takes in a class of the plugin's own code. */
    void own(TypeShape type, Set<Reference> references) {
        own.put(type.name(), type);
        for (Reference reference : references) {
            if (!HostTypes.isOfTheJdk(reference.owner())) {
                need(needs, reference, type.name());
            }
        }
    }

    /** Takes in a class of a library; whatever knows this API is the vendor's own code all the same. */
    void library(String name, Set<Reference> references) {
        for (Reference reference : references) {
            if (HostTypes.isShared(reference.owner())) {
                need(reference.owner().startsWith(API) ? needs : needsOfLibraries, reference, name);
            }
        }
    }

    private static void need(Map<Reference, String> into, Reference reference, String user) {
        if (into.size() < MOST_NEEDS) {
            into.putIfAbsent(reference, user);
        }
    }

    /** Judges, once every class has been taken in. */
    void judge() {
        needs.forEach((reference, user) -> judge(reference, user, lacks));
        needsOfLibraries.forEach((reference, user) -> judge(reference, user, doubts));
        for (TypeShape type : own.values()) {
            if (!type.isAbstract()) {
                implementation(type.name(), null, type.name());
            }
        }
    }

    private void judge(Reference reference, String user, List<Lack> into) {
        String owner = reference.owner();
        if (HostTypes.isShared(owner)) {
            shared(reference, user, into);
        } else if (own.containsKey(owner)) {
            if (reference.kind() == Kind.METHOD || reference.kind() == Kind.FIELD) {
                inherited(reference, user, into);
            }
        } else if (reference.kind() == Kind.TYPE && !present.contains(owner) && host.find(owner) == null) {
            if (host.isHidden(owner)) {
                lack(into, "not_visible", reference, user, "is the server's own and not part of the API");
            } else {
                lack(doubts, "type_missing", reference, user, "is neither in the archive nor given by the server");
            }
        }
    }

    private void shared(Reference reference, String user, List<Lack> into) {
        TypeShape type = host.find(reference.owner());
        if (type == null) {
            if (reference.kind() == Kind.TYPE) {
                lack(into, "type_missing", reference, user, "is not there");
            }
            return;
        }
        if (type.deprecated()) {
            deprecated(Reference.type(type.name()), user);
        }
        switch (reference.kind()) {
            case TYPE -> {}
            case LAMBDA -> implementation(reference.owner(), reference.key(), user);
            case METHOD, FIELD -> inherited(reference, user, into);
        }
    }

    /** Only where the line reaches the host and can be seen as a whole; otherwise a library may declare it. */
    private void inherited(Reference reference, String user, List<Lack> into) {
        Line line = resolution.line(reference.owner());
        Member member = resolution.member(reference, line);
        if (member != null) {
            if (member.deprecated() && HostTypes.isShared(reference.owner())) {
                deprecated(reference, user);
            }
        } else if (line.whole() && line.meetsTheHost()) {
            String code = reference.kind() == Kind.FIELD ? "field_missing" : "method_missing";
            lack(into, code, reference, user, "is not there");
        }
    }

    private void implementation(String type, @Nullable String lambda, String user) {
        Line line = resolution.line(type);
        if (!line.whole() || !line.meetsTheHost()) {
            return;
        }
        for (Reference missing : resolution.unimplemented(line, lambda)) {
            lack(lacks, "not_implemented", missing, user, "has to be implemented");
        }
    }

    private void deprecated(Reference reference, String user) {
        if (deprecated.size() < MOST) {
            deprecated.add(reference.words() + ", used in " + user.replace('/', '.'));
        }
    }

    private static void lack(List<Lack> into, String code, Reference reference, String user, String why) {
        if (into.size() < MOST) {
            String by = user.replace('/', '.');
            String what = reference.words();
            Lack lack = new Lack(code, what, by, what + " " + why + "; it is used in " + by);
            if (!into.contains(lack)) {
                into.add(lack);
            }
        }
    }

    /** Everything of the server's that the plugin's own code names, as a programmer would write it. */
    SortedSet<String> needed() {
        SortedSet<String> words = new TreeSet<>();
        needs.keySet().stream()
                .filter(reference -> HostTypes.isShared(reference.owner()))
                .map(Reference::words)
                .forEach(words::add);
        return words;
    }

    List<Lack> lacks() {
        return List.copyOf(lacks);
    }

    List<Lack> doubts() {
        return List.copyOf(doubts);
    }

    List<String> deprecated() {
        return List.copyOf(deprecated);
    }
}
