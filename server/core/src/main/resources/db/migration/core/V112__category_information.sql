-- Which parts of the key information a category demands before its tickets move on.
ALTER TABLE core_category
    ADD COLUMN IF NOT EXISTS required_information TEXT NULL;
