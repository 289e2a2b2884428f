package io.bothways.matching.quality;

import io.bothways.matching.Columns;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stored reports: what is withheld is not even stored. */
@ApplicationScoped
public class Qualities {
    private static final int NONE = -1;

    private final Sql sql;

    Qualities(Sql sql) {
        this.sql = sql;
    }

    public void store(UUID runId, List<Group> groups) {
        sql.update(
                """
                insert into match_run_quality (run_id, position, dimension, label)
                select ?, g.position, g.dimension, g.label
                from unnest(?::text[], ?::text[]) with ordinality g (dimension, label, position)
                """,
                runId,
                Columns.codes(groups.stream().map(Group::dimension).toList()),
                Columns.texts(groups.stream().map(Group::label).toList()));
        List<Group> shown =
                groups.stream().filter(group -> group.figures() != null).toList();
        sql.update(
                """
                update match_run_quality q
                set people = f.people, matched = f.matched, sides = f.sides, score = f.score, two_way = f.two_way,
                    weaker = f.weaker, lowest_gain = nullif(f.lowest, -1), tenth_percentile_gain = nullif(f.tenth, -1),
                    taught = f.taught
                from unnest(?::text[], ?::text[], ?::int[], ?::int[], ?::int[], ?::bigint[], ?::int[], ?::int[],
                    ?::int[], ?::int[], ?::int[])
                    f (dimension, label, people, matched, sides, score, two_way, weaker, lowest, tenth, taught)
                where q.run_id = ? and q.dimension = f.dimension and q.label = f.label
                """,
                Columns.codes(shown.stream().map(Group::dimension).toList()),
                Columns.texts(shown.stream().map(Group::label).toList()),
                numbers(shown, Figures::people),
                numbers(shown, Figures::matched),
                numbers(shown, Figures::sides),
                shown.stream().map(group -> figures(group).score()).toArray(Long[]::new),
                numbers(shown, Figures::twoWay),
                numbers(shown, Figures::weaker),
                numbers(shown, figures -> Objects.requireNonNullElse(figures.lowestGain(), NONE)),
                numbers(shown, figures -> Objects.requireNonNullElse(figures.tenthPercentileGain(), NONE)),
                numbers(shown, Figures::taught),
                runId);
    }

    private static Object numbers(List<Group> groups, Function<Figures, Integer> figure) {
        return Columns.numbers(
                groups.stream().map(group -> figure.apply(figures(group))).toList());
    }

    private static Figures figures(Group group) {
        return Objects.requireNonNull(group.figures());
    }

    /** By dimension, then by label. */
    public List<GroupView> of(UUID runId) {
        return sql.list("select * from match_run_quality where run_id = ? order by position", Qualities::read, runId);
    }

    private static GroupView read(ResultSet row) throws SQLException {
        String dimension = row.getString("dimension");
        String text = row.getString("label");
        @Nullable String label = text.isEmpty() ? null : text;
        return row.getObject("people", Integer.class) == null
                ? GroupView.withheld(dimension, label)
                : GroupView.of(
                        dimension,
                        label,
                        new Figures(
                                row.getInt("people"),
                                row.getInt("matched"),
                                row.getInt("sides"),
                                row.getLong("score"),
                                row.getInt("two_way"),
                                row.getInt("weaker"),
                                row.getObject("lowest_gain", Integer.class),
                                row.getObject("tenth_percentile_gain", Integer.class),
                                row.getInt("taught")));
    }
}
