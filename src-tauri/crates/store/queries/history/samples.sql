-- What were a model's counters on which day? Asked by its page. The newest 400, the newest first.
SELECT seen_on AS "seen_on!: DayCell", downloads AS "downloads?: u64", likes AS "likes?: u64"
FROM counter_sample WHERE model_id = ?1 ORDER BY seen_on DESC LIMIT 400
