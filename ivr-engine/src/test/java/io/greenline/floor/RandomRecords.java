package io.greenline.floor;

import io.greenline.calendar.CalendarName;
import io.greenline.routing.Skill;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Values of any record or closed kind, by its components: a new kind of event is among them without a word here. */
public final class RandomRecords {
    private static final List<String> PIECES =
            List.of("a", "1", " ", "\"", "\\", "\n", "\u0000", "电", "停电", "😀", "{", "]", "é", ":");
    private static final int MOST = 3;

    private final Random random;

    public RandomRecords(long seed) {
        random = new Random(seed);
    }

    public <T> T next(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isSealed()) {
            Class<?>[] kinds = plain.getPermittedSubclasses();
            return value(kinds[random.nextInt(kinds.length)]);
        }
        if (plain.isEnum()) {
            Object[] all = plain.getEnumConstants();
            return all[random.nextInt(all.length)];
        }
        return simple(plain);
    }

    private Object simple(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "Integer" -> 1 + random.nextInt(5);
            case "long" -> random.nextLong(1, 1L << 50);
            case "boolean" -> random.nextBoolean();
            case "String" -> text();
            case "Duration" -> Duration.ofSeconds(random.nextInt(1, 100_000), random.nextInt(1_000_000_000));
            case "Instant" -> Instant.ofEpochSecond(1_700_000_000L + random.nextInt(), random.nextInt(1_000_000_000));
            case "LocalTime" -> LocalTime.ofSecondOfDay(random.nextInt(86_400));
            case "Language" -> new Language(random.nextBoolean() ? "zh-CN" : "en-US");
            case "PhoneNumber" -> new PhoneNumber("+86" + random.nextInt(1, 1_000_000));
            case "QueueId" -> new QueueId("queue-" + random.nextInt(50));
            case "AgentId" -> new AgentId("A_" + random.nextInt(50));
            case "Skill" -> new Skill("skill-" + random.nextInt(50));
            case "CalendarName" -> new CalendarName("calendar-" + random.nextInt(50));
            case "TicketId" -> record(type, "t" + text());
            default -> record(type);
        };
    }

    private Object record(Class<?> type, Object... given) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = i < given.length ? given[i] : value(components[i].getGenericType());
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " cannot be made", e);
        }
    }

    private Object container(ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return random.nextBoolean() ? Optional.of(value(of[0])) : Optional.empty();
        }
        int size = random.nextInt(MOST + 1);
        if (type.getRawType() == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(value(of[0]), value(of[1]));
            }
            return map;
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(value(of[0]));
        }
        return type.getRawType() == Set.class ? (Set<?>) new LinkedHashSet<>(list) : list;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
