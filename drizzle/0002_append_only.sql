-- Rows of these tables are never changed: a correction is an opposite row. It binds superusers too.
create trigger append_only before update or delete or truncate on movements for each statement execute function append_only();
--> statement-breakpoint
alter table movements enable always trigger append_only;
--> statement-breakpoint
create trigger append_only before update or delete or truncate on allocations for each statement execute function append_only();
--> statement-breakpoint
alter table allocations enable always trigger append_only;
--> statement-breakpoint
create trigger append_only before update or delete or truncate on activities for each statement execute function append_only();
--> statement-breakpoint
alter table activities enable always trigger append_only;
--> statement-breakpoint
-- Events are pruned after a week, so deleting stays possible; changing does not.
create trigger append_only before update or truncate on events for each statement execute function append_only();
--> statement-breakpoint
alter table events enable always trigger append_only;
