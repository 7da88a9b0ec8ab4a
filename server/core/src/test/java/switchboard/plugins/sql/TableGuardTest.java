package switchboard.plugins.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.persistence.Jooq;

/** A plugin with the prefix {@code kb_} names its own tables in every way SQL has, and no other in any. */
class TableGuardTest {

    private final TableGuard guard = new TableGuard("kb_");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select * from kb_a",
                "SELECT a.x, b.y FROM kb_a a, kb_b AS b WHERE a.id = b.id",
                "select * from kb_a join kb_b on kb_a.id = kb_b.id and kb_a.x in (1, 2), kb_c",
                "select * from (kb_a join kb_b on true)",
                "select * from ((select * from kb_a) union (select * from kb_b)) t",
                "select * from (values (1, 2), (3, 4)) as t",
                "(select 1 from kb_a) union all (select 2 from kb_b) order by 1 limit 3",
                "select extract(year from created) from kb_a where trim(both ' ' from x) = substring(y from 2)",
                "select (select max(x) from kb_b where kb_b.a = kb_a.id) from kb_a",
                "select * from kb_a where exists (select 1 from kb_b) for update",
                "with c as (select * from kb_a), d (x) as (select 1 from c) select * from c join d on true",
                "with recursive t as (select 1 as n union all select n + 1 from t where n < 5) select * from t",
                "insert into kb_a (x, y) values (?, ?) on duplicate key update x = values(x), y = y + 1",
                "insert ignore into kb_a (x) select y from kb_b",
                "insert into kb_a set x = 1",
                "replace into kb_a (x) values (replace('abc', 'b', 'c'))",
                "update kb_a set x = 1 where id = ?",
                "update kb_a a join kb_b b on a.id = b.id set a.x = b.y, a.z = 3",
                "delete from kb_a where id in (select id from kb_b) limit 100",
                "select 'from core_user; /*! x */ -- ' as t, \"core_user\" from kb_a -- from core_user\n where x = 1",
                "select x # from core_user\n from kb_a",
                "select x--1 from kb_a",
                "select /*+ hint */ `from`, `kb_a`.`table` from `kb_a`",
                "select count(*) over (partition by a order by b) from kb_a window w as (order by x)",
                "select * from kb_a, json_table(kb_a.j, '$[*]' columns (v int path '$')) as j",
                "select match (t) against ('x' in natural language mode) from kb_a where a like '%x'",
                "select 1 from dual",
                "select * from kb_a;",
            })
    void ownTablesAreFree(String sql) {
        assertThatCode(() -> guard.checkQuery(sql)).doesNotThrowAnyException();
        assertThatCode(() -> guard.checkMigration(sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from core_user",
                "select * from other_table",
                "select * from `core_user`",
                "select * from CORE_USER",
                "select * from kb_a, core_user",
                "select * from kb_a a, other b",
                "select * from kb_a join other on true",
                "select * from kb_a join kb_b on kb_a.x = kb_b.x, other",
                "select * from kb_a left join (kb_b, other) on true",
                "select * from (other)",
                "select * from ((other))",
                "select * from (kb_a, other)",
                "select * from kb_a natural join other",
                "select * from kb_a straight_join other",
                "select (select 1 from other) from kb_a",
                "select extract(year from (select x from other)) from kb_a",
                "select * from kb_a where x in (select y from other)",
                "select * from kb_a union select * from other",
                "select * from kb_a for system_time all, other",
                "select * from kb_a use index for join (i), other",
                "select * from kb_a value, other",
                "select * from kb_a as value, other",
                "select * from (kb_a value, other)",
                "update kb_a value, other set other.x = 1",
                "select nextval(other_s)",
                "select `nextval`(other_s)",
                "select lastval(other_s)",
                "select next value for other_s",
                "select previous value for other_s",
                "with other as (select * from other) select * from other",
                "with c as (select * from other), other as (select 1) select * from c",
                "select * from other where x in (with other as (select 1) select * from other)",
                "select (with other as (select 1) select 1 from other) from other",
                "select * from mysql.user",
                "select * from `mysql` . `user`",
                "select * from information_schema.tables",
                "select * from elsewhere.kb_a",
                "select * from `elsewhere`.kb_a",
                "select * from kb_a/**/,/**/other",
                "select * from/*x*/other",
                "select * from kb_a -- x\n, other",
                "select * from kb_a # x\n, other",
                "select * from kb_a --x\n, other",
                "select /*! 1 from core_user */ 1",
                "select /*!50000 1 */ 1",
                "select /*M! 1 */ 1",
                "select 'a\\' from kb_a where x = ' or 1 from other",
                "select 'unclosed from kb_a",
                "select `unclosed from kb_a",
                "select 1 /* unclosed",
                "select 1\u0000 from kb_a",
                "select * from kb_a; select 1",
                "select * from kb_a;drop table core_user",
                "select @@version",
                "select @x := 1",
                "select 1 into @x",
                "select * from kb_a into outfile '/tmp/x'",
                "select load_file('/etc/passwd')",
                "select get_lock('x', 1)",
                "select sleep(10)",
                "select elsewhere.f(1)",
                "with c as (select * from other) select * from c",
                "with c as (select 1) select * from d",
                "insert into other (x) values (1)",
                "insert other values (1)",
                "insert into core_user select * from kb_a",
                "insert into kb_a select * from other",
                "replace other values (1)",
                "update other set x = 1",
                "update kb_a, other set kb_a.x = 1",
                "update kb_a join other on true set other.x = 1",
                "update ignore other set x = 1",
                "delete from other",
                "delete other from kb_a join other on true",
                "delete from kb_a using kb_a join other on true",
                "set session sql_mode = ''",
                "SET @@global.x = 1",
                "grant all on *.* to x",
                "load data infile 'x' into table kb_a",
                "lock tables kb_a write",
                "call something()",
                "do sleep(1)",
                "handler kb_a open",
                "prepare s from 'select 1'",
                "execute immediate 'select * from core_user'",
                "use mysql",
                "show tables",
                "describe core_user",
                "explain select * from kb_a",
                "truncate table kb_a",
                "begin",
                "commit",
                "`select` * from kb_a",
                "",
                ";",
                "select * from kb_a where (1 = 1))",
            })
    void everythingElseIsRefused(String sql) {
        assertThatThrownBy(() -> guard.checkQuery(sql)).isInstanceOf(StatementRefused.class);
        assertThatThrownBy(() -> guard.checkMigration(sql)).isInstanceOf(StatementRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table kb_a (id binary(16) primary key, sequence int, event text, `table` int)",
                "CREATE TABLE IF NOT EXISTS kb_a (a INT REFERENCES kb_b (id) ON DELETE CASCADE ON UPDATE CASCADE,"
                        + " at DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),"
                        + " KEY by_at (at), FULLTEXT KEY kb_text (t), CHECK (t LIKE 'x%')) ENGINE=InnoDB"
                        + " DEFAULT CHARSET = utf8mb4 COLLATE utf8mb4_uca1400_ai_ci COMMENT 'from core_user'",
                "create table kb_a like kb_b",
                "create table kb_a (x bigint default nextval(kb_s), y bigint default (next value for kb_s))",
                "create table kb_a as select * from kb_b where x like 'y'",
                "create or replace view kb_v as select a, b from kb_a where c like 'd'",
                "create unique index if not exists kb_i on kb_a (x, y)",
                "create fulltext index i on kb_a (x)",
                "drop index if exists i on kb_a",
                "drop table if exists kb_a, kb_b",
                "alter table kb_a add column if not exists x int after y, add key k (x), drop column z",
                "alter table kb_a rename column a to b",
                "alter table kb_a rename index a to b",
                "alter table kb_a rename to kb_b",
                "alter table kb_a add constraint f foreign key (b) references kb_b (id), algorithm=instant",
                "rename table kb_a to kb_b, kb_c to kb_d",
                "create sequence kb_s start with 1",
                "update kb_a set x = 1",
            })
    void ownDefinitionsAreFreeInMigrations(String sql) {
        assertThatCode(() -> guard.checkMigration(sql)).doesNotThrowAnyException();
        if (!sql.startsWith("update")) {
            assertThatThrownBy(() -> guard.checkQuery(sql)).isInstanceOf(StatementRefused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table other (x int)",
                "create table core_x (x int)",
                "create table kb_a (x bigint default nextval(other_s))",
                "create table kb_a (x bigint default (next value for other_s))",
                "create table elsewhere.kb_a (x int)",
                "create table kb_a like other",
                "create table kb_a (like other)",
                "create table kb_a as select * from other",
                "create table kb_a select * from other",
                "create table kb_a (x int references other (id))",
                "create table kb_a (x int, foreign key (x) references core_user (id))",
                "create table kb_a (x int) engine=federated connection='mysql://x'",
                "create table kb_a (x int) engine connect",
                "create table kb_a (x int) data directory='/tmp'",
                "create index i on other (x)",
                "create view kb_v as select * from core_user",
                "create view other as select 1",
                "create definer=root@localhost view kb_v as select 1",
                "create trigger kb_t before insert on kb_a for each row set new.x = 1",
                "create procedure kb_p() select 1",
                "create function kb_f() returns int return 1",
                "create event kb_e on schedule every 1 day do delete from kb_a",
                "create user x",
                "create database x",
                "create schema kb_x",
                "create server s foreign data wrapper mysql options ()",
                "alter table other add x int",
                "alter table kb_a rename to other",
                "alter table kb_a rename other",
                "alter table kb_a exchange partition p with table other",
                "alter table kb_a discard tablespace",
                "alter database character set utf8",
                "alter user x identified by 'y'",
                "drop table other",
                "drop table kb_a, other",
                "drop database x",
                "drop index i on other",
                "rename table kb_a to other",
                "rename table kb_a to kb_b, other to kb_c",
                "rename user a to b",
                "drop view other",
            })
    void foreignDefinitionsAreRefusedInMigrations(String sql) {
        assertThatThrownBy(() -> guard.checkMigration(sql)).isInstanceOf(StatementRefused.class);
    }

    @Test
    void pluginWithoutTablesNamesNone() {
        TableGuard none = new TableGuard(null);

        assertThatCode(() -> none.checkQuery("select 1")).doesNotThrowAnyException();
        assertThatThrownBy(() -> none.checkQuery("select * from kb_a")).isInstanceOf(StatementRefused.class);
    }

    /** What jOOQ renders over own tables passes; the same over a foreign table anywhere in it does not. */
    @Test
    void renderedStatementsAreUnderstood() {
        DSLContext dsl = DSL.using(Jooq.configuration());
        String[] own = {"kb_a", "kb_b", "kb_c"};
        for (Query query : queries(dsl, own)) {
            String sql = query.getSQL();
            assertThatCode(() -> guard.checkQuery(sql)).as(sql).doesNotThrowAnyException();
        }
        for (int foreign = 0; foreign < own.length; foreign++) {
            String[] names = own.clone();
            names[foreign] = "other_t";
            for (Query query : queries(dsl, names)) {
                if (query.getSQL().contains("other_t")) {
                    assertThatThrownBy(() -> guard.checkQuery(query.getSQL()))
                            .as(query.getSQL())
                            .isInstanceOf(StatementRefused.class);
                }
            }
        }
    }

    private static List<Query> queries(DSLContext dsl, String[] names) {
        Table<?> a = DSL.table(DSL.name(names[0]));
        Table<?> b = DSL.table(DSL.name(names[1]));
        Table<?> c = DSL.table(DSL.name(names[2])).as("alias");
        Field<Integer> ax = DSL.field(DSL.name(names[0], "x"), SQLDataType.INTEGER);
        Field<Integer> bx = DSL.field(DSL.name(names[1], "x"), SQLDataType.INTEGER);
        Field<Integer> cx = DSL.field(DSL.name("alias", "x"), SQLDataType.INTEGER);
        return List.of(
                dsl.select(ax, DSL.count())
                        .from(a)
                        .leftJoin(b)
                        .on(ax.eq(bx))
                        .where(ax.in(1, 2))
                        .groupBy(ax)
                        .limit(3),
                dsl.select()
                        .from(a, b, c)
                        .where(ax.eq(bx))
                        .and(cx.isNull())
                        .orderBy(ax.desc().nullsLast())
                        .forUpdate(),
                dsl.select(DSL.field(dsl.select(DSL.max(bx)).from(b)))
                        .from(a)
                        .whereExists(dsl.selectOne().from(c)),
                dsl.with("t")
                        .as(dsl.select(ax).from(a))
                        .select()
                        .from(DSL.table(DSL.name("t")))
                        .crossJoin(b),
                dsl.select(ax)
                        .from(a)
                        .union(dsl.select(bx).from(b))
                        .except(dsl.select(cx).from(c)),
                dsl.select(DSL.rowNumber().over(DSL.partitionBy(ax).orderBy(ax)))
                        .from(a)
                        .join(c)
                        .using(ax),
                dsl.insertInto(a, ax).values(1).values(2).onDuplicateKeyUpdate().set(ax, 3),
                dsl.insertInto(a, ax).select(dsl.select(bx).from(b)).onDuplicateKeyIgnore(),
                dsl.update(a).set(ax, dsl.select(DSL.max(bx)).from(b)).where(ax.eq(1)),
                dsl.deleteFrom(a).where(ax.notIn(dsl.select(bx).from(b))).limit(10),
                dsl.select(DSL.extract(DSL.currentTimestamp(), org.jooq.DatePart.YEAR))
                        .from(a)
                        .join(b)
                        .on(DSL.trueCondition()),
                dsl.select(DSL.groupConcat(ax).orderBy(ax))
                        .from(a)
                        .join(b.as("z"))
                        .on("true"));
    }

    /** Whatever comments, white space and case stand in between: the verdict is the same. */
    @Test
    void disguiseChangesNothing() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] fillers = {" ", "\n", "\t", "/**/", "/* x ' */", " -- y \"\n", " # `\n", " --\n", "\r\n", "\u000b"};
        String[][] statements = {
            {"select", "*", "from", "T"},
            {"select", "1", "from", "kb_a", "join", "T", "on", "1", "=", "1"},
            {"select", "*", "from", "kb_a", ",", "T"},
            {"select", "*", "from", "(", "kb_a", ",", "T", ")"},
            {"insert", "into", "T", "values", "(", "1", ")"},
            {"update", "kb_a", ",", "T", "set", "x", "=", "1"},
            {"delete", "from", "T"},
            {"select", "1", "from", "kb_a", "where", "x", "in", "(", "select", "y", "from", "T", ")"},
        };
        for (int round = 0; round < 5_000; round++) {
            String[] words = statements[random.nextInt(statements.length)];
            boolean own = random.nextBoolean();
            StringBuilder sql = new StringBuilder();
            for (String word : words) {
                String shown = word.equals("T") ? (own ? "kb_t" : "other") : word;
                shown = shown.matches("[a-z]+") && random.nextBoolean() && !shown.equals("other")
                        ? shown.toUpperCase()
                        : shown;
                sql.append(word.equals("T") && random.nextBoolean() ? "`" + shown + "`" : shown);
                for (int filler = random.nextInt(1, 4); filler > 0; filler--) {
                    sql.append(fillers[random.nextInt(fillers.length)]);
                }
            }
            boolean passed = true;
            try {
                guard.checkQuery(sql.toString());
            } catch (StatementRefused refused) {
                passed = false;
            }
            assertThat(passed).as("seed %d: %s", seed, sql).isEqualTo(own);
        }
    }

    /** Random text is refused or understood, never another failure. */
    @Test
    void nonsenseIsRefusedOrUnderstood() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] parts = {
            "select", "from", "(", ")", ",", "kb_a", "*", "'", "`", "\"", "--", "/*", "*/", ";", "with", "as", "join",
            "on", "update", "set", "insert", "into", "values", "create", "table", "like", "rename", "to", ".", "\\",
            "\n", "union"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder sql = new StringBuilder();
            for (int words = random.nextInt(12); words >= 0; words--) {
                sql.append(parts[random.nextInt(parts.length)]).append(random.nextInt(3) == 0 ? "" : " ");
            }
            try {
                guard.checkMigration(sql.toString());
            } catch (StatementRefused expected) {
                assertThat(expected.getMessage()).isNotBlank();
            } catch (RuntimeException other) {
                throw new AssertionError("seed " + seed + ": " + sql, other);
            }
        }
    }
}
