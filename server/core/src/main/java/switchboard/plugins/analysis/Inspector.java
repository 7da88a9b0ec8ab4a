package switchboard.plugins.analysis;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import switchboard.api.ApiVersion;
import switchboard.plugins.archive.PluginArchive;

/** Looks into the class files of an archive; whatever they hold, it ends within its time. */
public final class Inspector {

    private static final int MOST_CLASSES = 100_000;
    private static final int MAGIC = 0xCAFEBABE;

    private final ClassLoader host;
    private final Duration time;

    /**
     * @param host whose class path the server runs on
     * @param time after which what is left is not looked at
     */
    public Inspector(ClassLoader host, Duration time) {
        this.host = host;
        this.time = time;
    }

    /**
     * What was seen, and what the plugin's own code needs of the server.
     *
     * @param needs types and members as a programmer would write them, in order
     */
    public record Report(Inspection inspection, SortedSet<String> needs) {}

    public Report inspect(PluginArchive archive) throws IOException {
        ArchiveClasses classes = new ArchiveClasses(archive);
        ArchiveClasses.Names names = classes.names();
        Pass pass = new Pass(names);
        classes.each(pass::read);
        pass.judge();
        List<Lack> lacks = new ArrayList<>(pass.versions);
        lacks.addAll(pass.fit.lacks());
        List<Lack> doubts = new ArrayList<>(pass.fit.doubts());
        String main = archive.manifest().pluginClass();
        if (!names.all().contains(main.replace('.', '/'))) {
            doubts.addFirst(
                    new Lack("type_missing", main, Lack.MANIFEST, main + ", the plugin itself, is not in the archive"));
        }
        Inspection inspection = new Inspection(
                ApiVersion.CURRENT,
                names.all().size(),
                pass.complete && pass.scan.complete(),
                lacks,
                doubts,
                pass.fit.deprecated(),
                pass.scan.findings());
        return new Report(inspection, pass.fit.needed());
    }

    /** One reading of all classes. */
    private final class Pass {

        private final ArchiveClasses.Names names;
        private final Fit fit;
        private final Scan scan;
        private final List<Lack> versions = new ArrayList<>();
        private final long end = System.nanoTime() + time.toNanos();
        private boolean complete = true;
        private int count;

        Pass(ArchiveClasses.Names names) {
            this.names = names;
            this.fit = new Fit(new HostTypes(host), names.all());
            this.scan = new Scan(names.all());
        }

        boolean read(String place, String name, byte[] content) {
            if (System.nanoTime() > end || ++count > MOST_CLASSES) {
                complete = false;
                return false;
            }
            boolean own = names.ownPlaces().contains(place);
            try {
                look(place, name, content, own);
            } catch (RuntimeException | StackOverflowError hostile) {
                // A class file can be wrong in any way; the reader has no exception of its own for all of them.
                scan.unreadable(place, name, own);
            }
            return true;
        }

        void judge() {
            try {
                fit.judge();
            } catch (RuntimeException | StackOverflowError hostile) {
                // Such as a line of thousands of parents.
                complete = false;
            }
        }

        private void look(String place, String name, byte[] content, boolean own) {
            int version = version(content);
            if (version > ClassFile.latestMajorVersion()) {
                if (own && versions.isEmpty()) {
                    String by = name.replace('/', '.');
                    String what = "Java " + (version - 44);
                    versions.add(new Lack(
                            "java_version", what, by, by + " was compiled for " + what + ", which is newer than this"));
                }
                return;
            }
            ClassModel model = ClassFile.of().parse(content);
            if (own) {
                fit.own(TypeShape.of(model), References.of(model));
            } else {
                fit.library(name, References.ofPool(model));
            }
            scan.look(place, model, own);
        }

        private static int version(byte[] content) {
            java.nio.ByteBuffer head = java.nio.ByteBuffer.wrap(content);
            if (content.length < 10 || head.getInt(0) != MAGIC) {
                throw new IllegalArgumentException("no class file");
            }
            return head.getShort(6) & 0xFFFF;
        }
    }
}
